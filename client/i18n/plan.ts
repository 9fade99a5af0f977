// Words of planning a meeting: the dialog, and the invitation in either language; loaded with them.
import { pair } from './pair.ts';

export interface InvitationParts {
  /** '' without one, as all of these. */
  topic: string;
  when: string;
  link: string;
  /** Until when one can join. */
  until: string;
  asksPassphrase: boolean;
}

export const plan = pair(
  {
    title: 'Besprechung planen',
    lead: 'Alles entsteht in Ihrem Browser. Bis Sie ihn weitergeben, kennt niemand sonst diesen Link.',
    topic: 'Titel',
    topicExample: 'Zum Beispiel: Abstimmung Radweg',
    date: 'Datum',
    time: 'Uhrzeit',
    duration: 'Dauer',
    minutes: (count: number) => `${count} Minuten`,
    hours: (count: string, one: boolean) => (one ? '1 Stunde' : `${count} Stunden`),
    dateMissing: 'Für einen Termin fehlt noch das Datum.',
    timeMissing: 'Für einen Termin fehlt noch die Uhrzeit.',
    text: 'Einladungstext',
    textLanguage: 'Sprache der Einladung',
    copyText: 'Text kopieren',
    copied: 'Kopiert.',
    copyFailed: 'Das Kopieren ging nicht. Der Text ist markiert: bitte mit Strg+C kopieren.',
    mail: 'E-Mail schreiben',
    calendar: 'Termin (.ics)',
    calendarSaved: 'Die Termindatei ist gespeichert.',
    pictureSaved: 'Das Bild ist gespeichert.',
    pictureFailed:
      'Dieser Browser kann das Bild nicht machen. Der Code hier lässt sich trotzdem scannen.',
    scan: 'Mit der Kamera des Telefons scannen',
    savePicture: 'Als Bild sichern',
    keep: 'Raum auf diesem Gerät merken',
    keepHint: 'Er steht dann auf der Startseite unter „Meine Räume“.',
    enter: 'Jetzt starten',
    untitled: 'Videobesprechung',
    /** 'Donnerstag, 14. November 2026' and '10:00' and '11:00' and 'MEZ'. */
    at: (day: string, from: string, to: string, zone: string) =>
      `${day}, ${from} bis ${to} Uhr (${zone})`,
    subject: (topic: string) => (topic ? `Einladung: ${topic}` : 'Einladung zur Videobesprechung'),
    invitation: ({ topic, when, link, until, asksPassphrase }: InvitationParts) =>
      [
        'Guten Tag,',
        topic
          ? `Sie sind zur Videobesprechung „${topic}“ eingeladen.`
          : 'Sie sind zu einer Videobesprechung eingeladen.',
        when && `Wann: ${when}`,
        `${when ? 'Öffnen Sie dann diesen Link im Browser' : 'Öffnen Sie diesen Link im Browser'}:\n${link}`,
        asksPassphrase &&
          'Beim Beitreten brauchen Sie außerdem ein Kennwort. Sie bekommen es getrennt von dieser Nachricht.',
        until && `Beitreten können Sie bis ${until}.`,
        asksPassphrase
          ? 'Ein Konto oder ein Programm brauchen Sie nicht. Geben Sie Link und Kennwort bitte nur an die weiter, die dabei sein sollen.'
          : 'Ein Konto oder ein Programm brauchen Sie nicht. Wer den Link hat, kann beitreten. Geben Sie ihn bitte nur an die weiter, die dabei sein sollen.',
      ]
        .filter(Boolean)
        .join('\n\n'),
  },
  {
    title: 'Plan a meeting',
    lead: 'Everything is made in your browser. Until you pass it on, nobody else knows this link.',
    topic: 'Title',
    topicExample: 'For example: bicycle lane review',
    date: 'Date',
    time: 'Time',
    duration: 'Duration',
    minutes: (count) => `${count} minutes`,
    hours: (count, one) => (one ? '1 hour' : `${count} hours`),
    dateMissing: 'A calendar entry still needs the date.',
    timeMissing: 'A calendar entry still needs the time.',
    text: 'Invitation text',
    textLanguage: 'Language of the invitation',
    copyText: 'Copy text',
    copied: 'Copied.',
    copyFailed: 'Copying did not work. The text is selected: please copy it with Ctrl+C.',
    mail: 'Write an email',
    calendar: 'Calendar entry (.ics)',
    calendarSaved: 'The calendar file is saved.',
    pictureSaved: 'The picture is saved.',
    pictureFailed:
      'This browser cannot make the picture. The code here can be scanned all the same.',
    scan: 'Scan with the camera of a phone',
    savePicture: 'Save as picture',
    keep: 'Keep this room on this device',
    keepHint: 'It then stands on the start page under “My rooms”.',
    enter: 'Start now',
    untitled: 'Video meeting',
    at: (day, from, to, zone) => `${day}, ${from} to ${to} (${zone})`,
    subject: (topic) => (topic ? `Invitation: ${topic}` : 'Invitation to a video meeting'),
    invitation: ({ topic, when, link, until, asksPassphrase }) =>
      [
        'Hello,',
        topic
          ? `You are invited to the video meeting “${topic}”.`
          : 'You are invited to a video meeting.',
        when && `When: ${when}`,
        `${when ? 'Then open this link in your browser' : 'Open this link in your browser'}:\n${link}`,
        asksPassphrase &&
          'To join you also need a passphrase. You will get it separately from this message.',
        until && `You can join until ${until}.`,
        asksPassphrase
          ? 'You need no account and no program. Please share link and passphrase only with those who should take part.'
          : 'You need no account and no program. Whoever has the link can join, so please share it only with those who should take part.',
      ]
        .filter(Boolean)
        .join('\n\n'),
  },
);
