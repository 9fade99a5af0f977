// Words of the verification: the dialog, the line above the bar, and what is said of one person.
import { pair } from './pair.ts';

const germanList = new Intl.ListFormat('de', { type: 'conjunction' });
const englishList = new Intl.ListFormat('en', { type: 'conjunction' });
const germanOr = new Intl.ListFormat('de', { type: 'disjunction' });

export const verify = pair(
  {
    title: 'Verbindung prüfen',
    /** Before the first check. */
    why: 'Vier Wörter zeigen, ob wirklich niemand zwischen Ihnen sitzt. Alle sehen und vergleichen sie.',
    alone: 'Sie sind noch allein. Prüfen können Sie, sobald jemand da ist.',
    start: 'Prüfung beginnen',
    running: 'Einen Moment, die Wörter entstehen gerade.',
    waitingFor: (names: readonly string[]) => `Wir warten auf ${germanList.format(names)}.`,
    read: 'Lesen Sie diese vier Wörter laut vor. Hören alle dasselbe, sitzt niemand dazwischen.',
    inOther: 'Auf Englisch:',
    loading: 'Die Zeichnungen werden geladen.',
    notLoaded: 'Die vier Wörter konnten nicht geladen werden. Prüfen Sie Ihr Netz.',
    loadAgain: 'Noch einmal laden',
    validFor: (names: readonly string[]) =>
      `Gilt für ${germanList.format([...names, 'Sie'])}. Wer später dazukommt, ist als „neu seit der Prüfung“ gekennzeichnet.`,
    without: (names: readonly string[]) => `Nicht dabei: ${germanList.format(names)}.`,
    same: 'Ja, dieselben Wörter',
    other: 'Nein, andere Wörter',
    confirmed: (names: readonly string[]) =>
      `Geprüft mit ${germanList.format(names)}. Zwischen Ihnen sitzt niemand.`,
    newSince: (names: readonly string[]) => `Neu seit der Prüfung: ${germanList.format(names)}.`,
    done: 'Fertig',
    again: 'Noch einmal prüfen',
    goOnWithout: (names: readonly string[]) => `Ohne ${germanList.format(names)} prüfen`,
    leave: 'Besprechung verlassen',
    silent: (names: readonly string[]) =>
      `Von ${germanOr.format(names)} kommt keine Antwort. Ohne alle Antworten gibt es keine Wörter.`,
    left: (names: readonly string[]) =>
      `${germanList.format(names)}: während der Prüfung gegangen. Prüfen Sie noch einmal.`,
    stranger:
      'Nicht alle sehen dieselben Personen. Vielleicht kommt gerade jemand dazu, oder zwei erreichen sich nicht. Prüfen Sie noch einmal. Bleibt es so, sitzt womöglich jemand dazwischen.',
    refusedHere:
      'Hier wurden in kurzer Zeit viele Prüfungen begonnen, ohne dass Sie es wollten. Beginnen Sie selbst eine, wenn Sie vergleichen möchten.',
    refusedThere: (names: readonly string[]) =>
      `${germanList.format(names)}: Dort wurde in kurzer Zeit zu oft geprüft. Warten Sie zwei Minuten, oder lassen Sie dort beginnen.`,
    mismatch:
      'Jemand hat sich während der Prüfung nicht an die Regeln gehalten. Beenden Sie das Gespräch und starten Sie mit einem neuen Link.',
    differs:
      'Die Wörter sind verschieden. Beenden Sie das Gespräch und starten Sie mit einem neuen Link.',
    saidBy: (names: readonly string[]) => `Das meldet ${germanList.format(names)}.`,
    ended: {
      differs:
        'Die Wörter sind verschieden. Wir haben das Gespräch für Sie beendet. Starten Sie mit einem neuen Link, und geben Sie ihn auf einem anderen Weg weiter.',
      mismatch:
        'Bei der Prüfung der Verbindung stimmte etwas nicht. Starten Sie mit einem neuen Link, und geben Sie ihn auf einem anderen Weg weiter.',
    },
    asks: (name: string) => `${name} prüft mit allen die Verbindung.`,
    show: 'Wörter ansehen',
    alarm: 'Bei der Prüfung der Verbindung stimmt etwas nicht.',
    more: 'Ansehen',
    somebody: 'Jemand',
    trust: {
      verified: 'Geprüft',
      new: 'Neu seit der Prüfung',
      unverified: 'Nicht geprüft',
    },
  },
  {
    title: 'Verify connection',
    why: 'Four words show whether really nobody sits between you. Everyone sees and compares them.',
    alone: 'You are still alone. You can verify as soon as somebody is here.',
    start: 'Begin',
    running: 'One moment, the words are being made.',
    waitingFor: (names) => `We are waiting for ${englishList.format(names)}.`,
    read: 'Read these four words aloud. If everyone hears the same, nobody is in between.',
    inOther: 'In German:',
    loading: 'The drawings are loading.',
    notLoaded: 'The four words could not be loaded. Check your network.',
    loadAgain: 'Load again',
    validFor: (names) =>
      `Holds for ${englishList.format([...names, 'you'])}. Whoever comes later is marked “new since the check”.`,
    without: (names) => `Not included: ${englishList.format(names)}.`,
    same: 'Yes, the same words',
    other: 'No, different words',
    confirmed: (names) => `Verified with ${englishList.format(names)}. Nobody is between you.`,
    newSince: (names) => `New since the check: ${englishList.format(names)}.`,
    done: 'Done',
    again: 'Verify again',
    goOnWithout: (names) => `Verify without ${englishList.format(names)}`,
    leave: 'Leave the meeting',
    silent: (names) =>
      `No answer comes from ${englishList.format(names)}. Without all answers there are no words.`,
    left: (names) => `${englishList.format(names)}: left during the check. Please verify again.`,
    stranger:
      'Not everyone sees the same people. Perhaps somebody is just joining, or two cannot reach each other. Verify again. If it stays like this, somebody may be in between.',
    refusedHere:
      'Many checks were begun here in a short time without you wanting them. Begin one yourself if you would like to compare.',
    refusedThere: (names) =>
      `${englishList.format(names)}: too many checks in a short time there. Wait two minutes, or let them begin.`,
    mismatch:
      'Somebody did not keep to the rules during the check. End the conversation and start again with a new link.',
    differs: 'The words differ. End the conversation and start again with a new link.',
    saidBy: (names) => `${englishList.format(names)} says so.`,
    ended: {
      differs:
        'The words differ. We ended the conversation for you. Start again with a new link, and pass it on by another way.',
      mismatch:
        'Something was wrong with the check of the connection. Start again with a new link, and pass it on by another way.',
    },
    asks: (name) => `${name} is verifying the connection with everyone.`,
    show: 'Show the words',
    alarm: 'Something is wrong with the check of the connection.',
    more: 'Show',
    somebody: 'Somebody',
    trust: {
      verified: 'Verified',
      new: 'New since the check',
      unverified: 'Not verified',
    },
  },
);
