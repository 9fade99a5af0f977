// Words about own devices: offers, hints, how to allow them.
import { pair } from './pair.ts';

export const devices = pair(
  {
    arrived: (label: string) => `${label} erkannt. Benutzen?`,
    newDefault: (label: string) => `${label} ist jetzt der Standard Ihres Geräts. Benutzen?`,
    use: 'Benutzen',
    notNow: 'Jetzt nicht',
    hints: 'Hinweise zu Ihren Geräten',
    silentMicrophone:
      'Von Ihrem Mikrofon kommt kein Ton, die anderen hören Sie nicht. Ist es am Gerät stumm geschaltet? Sonst wählen Sie ein anderes.',
    darkCamera: 'Ihr Bild ist schwarz. Ist die Kamera verdeckt?',
    choose: 'Geräte',
    background: 'Hintergrund',
    backgroundName: 'Hintergrund weichzeichnen',
    test: 'Technik prüfen',
    howTo: {
      chromium:
        'So erlauben Sie es: Wählen Sie links neben der Adresse das Symbol mit den Reglern und schalten Sie den Zugriff ein.',
      firefox:
        'So erlauben Sie es: Klicken Sie links neben der Adresse auf das durchgestrichene Symbol und entfernen Sie die Sperre mit dem x.',
      safari:
        'So erlauben Sie es: Wählen Sie im Menü „Safari“ den Punkt „Einstellungen für diese Website“ und dort „Erlauben“.',
      ios: 'So erlauben Sie es: Tippen Sie neben der Adresse auf das Seitenmenü, dann auf „Website-Einstellungen“ und „Erlauben“.',
    },
  },
  {
    arrived: (label: string) => `${label} detected. Use it?`,
    newDefault: (label: string) => `${label} is now your system’s default. Use it?`,
    use: 'Use it',
    notNow: 'Not now',
    hints: 'Hints about your devices',
    silentMicrophone:
      'No sound comes from your microphone, so the others cannot hear you. Is it muted on the device itself? Otherwise choose another one.',
    darkCamera: 'Your picture is black. Is the camera covered?',
    choose: 'Devices',
    background: 'Background',
    backgroundName: 'Blur background',
    test: 'Check my equipment',
    howTo: {
      chromium:
        'How to allow it: choose the icon with the sliders at the left of the address and turn the access on.',
      firefox:
        'How to allow it: click the crossed-out icon at the left of the address and remove the block with the x.',
      safari:
        'How to allow it: in the menu “Safari” choose “Settings for This Website” and there “Allow”.',
      ios: 'How to allow it: tap the page menu beside the address, then “Website Settings” and “Allow”.',
    },
  },
);
