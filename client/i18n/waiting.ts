// Words for whoever is at the door: waiting, turned away, removed, an old link, a meeting that was ended.
import { pair } from './pair.ts';
import { pluralOf } from './phrases.ts';

const germanPlural = pluralOf('de');
const englishPlural = pluralOf('en');

export const waiting = pair(
  {
    mark: 'Warteraum',
    title: 'Sie warten auf Einlass',
    waiting:
      'Wir haben Bescheid gegeben. Sobald jemand öffnet, sind Sie drin. Bis dahin sieht und hört Sie niemand.',
    unattended:
      'Es ist noch niemand da, der öffnen kann. Sie können warten, wir sagen Bescheid. Bis dahin sieht und hört Sie niemand.',
    lockedTitle: 'Die Besprechung ist abgeschlossen',
    locked:
      'Gerade kommt niemand mehr hinein. Sie können hier warten: Schließt die Leitung wieder auf, geht es von selbst weiter.',
    bothReady: 'Mikrofon und Kamera sind bereit.',
    microphoneReady: 'Ihr Mikrofon ist bereit, die Kamera ist aus.',
    cameraReady: 'Ihre Kamera ist bereit, das Mikrofon ist aus.',
    noneReady: 'Mikrofon und Kamera sind aus.',
    check: 'Geräte prüfen',
    leave: 'Verlassen',
    addNote: 'Nachricht dazulegen',
    note: 'Nachricht an die Leitung',
    noteExample: 'Zum Beispiel, woher man Sie kennt',
    sendNote: 'Senden',
    noteSent: 'Ihre Nachricht liegt beim Anklopfen dabei.',
    noteHint: 'Freiwillig. Nur wer öffnen kann, liest sie; sie geht verschlüsselt.',

    turnedAwayTitle: 'Sie wurden diesmal nicht hereingelassen',
    turnedAway:
      'Vielleicht passte es gerade nicht. Fragen Sie nach, oder klopfen Sie gleich noch einmal an.',
    removedTitle: 'Die Leitung hat Sie aus der Besprechung genommen',
    removed:
      'Die Verbindung ist getrennt, Kamera und Mikrofon sind aus. War das ein Versehen, klopfen Sie wieder an: Die Leitung entscheidet.',
    knock: 'Noch einmal anklopfen',
    knockIn: (seconds: number) =>
      germanPlural(
        seconds,
        'In einer Sekunde können Sie noch einmal anklopfen.',
        `In ${seconds} Sekunden können Sie noch einmal anklopfen.`,
      ),
    knockNow: 'Sie können jetzt noch einmal anklopfen.',
    endedTitle: 'Die Besprechung ist beendet',
    ended:
      'Die Leitung hat sie für alle beendet. Danke für den Schnack. Auf keinem Server ist etwas zurückgeblieben.',
    rejoin: 'Wieder beitreten',
    renewedTitle: 'Dieser Link gilt nicht mehr',
    renewed:
      'Die Leitung hat den Raum auf einen neuen Link umgestellt. Bitten Sie sie um den neuen Link und fügen Sie ihn hier ein.',
    letIn: 'Sie sind drin.',
  },
  {
    mark: 'Waiting room',
    title: 'You are waiting to be let in',
    waiting:
      'We have told the host. As soon as somebody opens, you are in. Until then nobody sees or hears you.',
    unattended:
      'Nobody is here yet who can let you in. You can wait, we will let you know. Until then nobody sees or hears you.',
    lockedTitle: 'The meeting is locked',
    locked:
      'Nobody else gets in right now. You can wait here: when the host unlocks it, it continues by itself.',
    bothReady: 'Microphone and camera are ready.',
    microphoneReady: 'Your microphone is ready, the camera is off.',
    cameraReady: 'Your camera is ready, the microphone is off.',
    noneReady: 'Microphone and camera are off.',
    check: 'Check devices',
    leave: 'Leave',
    addNote: 'Add a message',
    note: 'Message to the host',
    noteExample: 'For example where they know you from',
    sendNote: 'Send',
    noteSent: 'Your message is with your knock.',
    noteHint: 'Optional. Only those who can let you in read it; it travels encrypted.',

    turnedAwayTitle: 'You were not let in this time',
    turnedAway: 'Perhaps it was a bad moment. Ask them, or knock again shortly.',
    removedTitle: 'The host has removed you from the meeting',
    removed:
      'The connection is closed, camera and microphone are off. If that was a mistake, knock again: the host decides.',
    knock: 'Knock again',
    knockIn: (seconds) =>
      englishPlural(
        seconds,
        'You can knock again in one second.',
        `You can knock again in ${seconds} seconds.`,
      ),
    knockNow: 'You can knock again now.',
    endedTitle: 'The meeting has ended',
    ended:
      'The host has ended it for everybody. Thanks for the chat. Nothing remains on any server.',
    rejoin: 'Rejoin',
    renewedTitle: 'This link is no longer valid',
    renewed:
      'The host has moved the room to a new link. Ask them for the new link and paste it here.',
    letIn: 'You are in.',
  },
);
