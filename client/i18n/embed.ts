// Words of a meeting inside a frame of another page.
import { pair } from './pair.ts';

export const embed = pair(
  {
    title: 'Kamera und Mikrofon gehen auf dieser Seite nicht',
    insecure:
      'Die umgebende Seite ist ohne Verschlüsselung geöffnet. Kamera und Mikrofon gibt der Browser nur frei, wenn sie mit https beginnt.',
    refused:
      'Die umgebende Seite gibt sie nicht weiter. Zuhören und schreiben geht. Mit Kamera und Mikrofon geht es in einem eigenen Fenster.',
    own: 'In eigenem Fenster öffnen',
    admin: 'Für die Redaktion oder Administration dieser Seite',
    missing: 'Es fehlt genau diese Zeile:',
    copy: 'Zeile kopieren',
    copied: 'Kopiert.',
    /** Said when the page around the frame wants sound alone, or no longer does. */
    audioOnly: (on: boolean): string =>
      on
        ? 'Die umgebende Seite hat auf „Nur Ton“ umgestellt.'
        : 'Die umgebende Seite zeigt wieder Bilder.',
    endsSoon: (minutes: number): string =>
      minutes === 1
        ? 'Diese Besprechung ist noch für eine Minute geplant.'
        : `Diese Besprechung ist noch für ${minutes} Minuten geplant.`,
    ends: 'Die geplante Zeit dieser Besprechung ist um.',
    /** Said when the page around the frame turned something on. */
    turnedOn: {
      microphone: 'Die umgebende Seite hat Ihr Mikrofon eingeschaltet.',
      camera: 'Die umgebende Seite hat Ihre Kamera eingeschaltet.',
      screen: 'Die umgebende Seite hat das Teilen gestartet.',
    },
  },
  {
    title: 'Camera and microphone do not work on this page',
    insecure:
      'The page around this frame was opened without encryption. The browser allows camera and microphone only when it begins with https.',
    refused:
      'The page around this frame does not hand them on. You can listen and write. With camera and microphone it works in a window of its own.',
    own: 'Open in its own window',
    admin: 'For the editors or administrators of this page',
    missing: 'Exactly this line is missing:',
    copy: 'Copy line',
    copied: 'Copied.',
    audioOnly: (on) =>
      on
        ? 'The page around this frame switched to “Audio only”.'
        : 'The page around this frame shows pictures again.',
    endsSoon: (minutes) =>
      minutes === 1
        ? 'This meeting is planned for one more minute.'
        : `This meeting is planned for ${minutes} more minutes.`,
    ends: 'The time planned for this meeting is over.',
    turnedOn: {
      microphone: 'The page around this frame turned your microphone on.',
      camera: 'The page around this frame turned your camera on.',
      screen: 'The page around this frame started sharing.',
    },
  },
);
