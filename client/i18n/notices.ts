// Words of passing news, and of the settings for it.
import { pair } from './pair.ts';

export const notices = pair(
  {
    section: 'Hinweise',
    about:
      'Was Ihnen die Besprechung kurz sagt, wenn sich etwas tut. Mehreres auf einmal wird ein Satz.',
    spoken: 'Vorlesen',
    shown: 'Zeigen',
    sound: 'Ton',
    spokenHint: 'Vorlesen: für Bildschirmlesehilfen wie NVDA, VoiceOver oder TalkBack.',
    joined: 'Jemand kommt',
    left: 'Jemand geht',
    knock: 'Jemand klopft an',
    connection: 'Die Verbindung stockt',
    always: 'Zeigen: immer',
    pace: 'Abstand',
    lively: 'Lebhaft (fast sofort)',
    calm: 'Ruhig (alle 3 Sekunden)',
    sparse: 'Sparsam (alle 10 Sekunden)',
    joinedMany: (count: number) => `${count} Personen sind da.`,
    leftMany: (count: number) => `${count} Personen sind gegangen.`,
    more: (count: number) => `Und ${count} weitere Hinweise.`,
  },
  {
    section: 'Notices',
    about:
      'What the meeting tells you briefly when something happens. Several things at once become one sentence.',
    spoken: 'Speak',
    shown: 'Show',
    sound: 'Sound',
    spokenHint: 'Speak: for screen readers such as NVDA, VoiceOver or TalkBack.',
    joined: 'Somebody joins',
    left: 'Somebody leaves',
    knock: 'Somebody knocks',
    connection: 'The connection falters',
    always: 'Show: always',
    pace: 'Pace',
    lively: 'Lively (almost at once)',
    calm: 'Calm (every 3 seconds)',
    sparse: 'Sparse (every 10 seconds)',
    joinedMany: (count) => `${count} people are here.`,
    leftMany: (count) => `${count} people have left.`,
    more: (count) => `And ${count} more notices.`,
  },
);
