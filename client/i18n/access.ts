// Words of the passphrase and of the expiry of a link; loaded with what shows them.
import { pair } from './pair.ts';

export const access = pair(
  {
    passphrase: 'Kennwort',
    ask: 'Zu dieser Besprechung gehört ein Kennwort; Sie bekommen es getrennt vom Link. Stimmt es nicht, sind Sie allein in einem anderen Raum.',
    missing: 'Bitte geben Sie das Kennwort ein.',
    remembered: 'Das Kennwort ist auf diesem Gerät gemerkt.',
    another: 'Anderes Kennwort eingeben',
    alone:
      'Müsste schon jemand da sein? Dann stimmt Ihr Kennwort nicht: Jedes führt in einen eigenen Raum.',
    change: 'Kennwort ändern',
    apart:
      'Das Kennwort steht nicht im Link. Teilen Sie es auf einem anderen Weg mit, zum Beispiel am Telefon.',
    keptHint: 'Wer dieses Gerät benutzt, braucht das Kennwort dann nicht mehr.',

    planPassphrase: 'Kennwort (freiwillig)',
    planHint:
      'Es steht weder im Link noch in der Einladung. Teilen Sie es auf einem anderen Weg mit, zum Beispiel am Telefon. Schreiben Sie es auf: Niemand kann es wiederherstellen.',
    suggest: 'Vorschlagen',
    until: 'Beitreten möglich',
    untilHint: (moment: string) =>
      `Man kann bis ${moment} beitreten; wer dann da ist, bleibt. Ein anderes Ende macht einen anderen Link.`,
    always: 'Ohne Ende',
    spans: {
      1: '1 Stunde lang',
      24: '1 Tag lang',
      168: '1 Woche lang',
      720: '30 Tage lang',
    },
    spansAfter: {
      1: 'Bis 1 Stunde nach dem Ende',
      24: 'Bis 1 Tag danach',
      168: 'Bis 1 Woche danach',
      720: 'Bis 30 Tage danach',
    },
    /** 'Donnerstag, 26. November 2026' and '18:00'. */
    moment: (day: string, clock: string) => `${day}, ${clock} Uhr`,

    soon: (clock: string) =>
      `Beitreten kann man noch bis ${clock} Uhr. Danach geht Ihr Gespräch weiter, aber wer geht, kommt nicht mehr herein.`,
    over: 'Ihr Gespräch geht weiter. Der Link ist abgelaufen: Neu beitreten kann jetzt niemand mehr.',
    expiredTitle: 'Dieser Link ist abgelaufen',
    expired: (moment: string) =>
      `Man konnte bis ${moment} beitreten. Bitten Sie die Person, die eingeladen hat, um einen neuen Link.`,
  },
  {
    passphrase: 'Passphrase',
    ask: 'This meeting has a passphrase; you get it separately from the link. If it is not right, you are alone in another room.',
    missing: 'Please enter the passphrase.',
    remembered: 'The passphrase is kept on this device.',
    another: 'Enter another passphrase',
    alone:
      'Should somebody be here already? Then your passphrase is not right: each leads into a room of its own.',
    change: 'Change passphrase',
    apart: 'The passphrase is not in the link. Pass it on another way, for example by telephone.',
    keptHint: 'Whoever uses this device will not need the passphrase any more.',

    planPassphrase: 'Passphrase (optional)',
    planHint:
      'It is neither in the link nor in the invitation. Pass it on another way, for example by telephone. Write it down: nobody can recover it.',
    suggest: 'Suggest',
    until: 'Joining is possible',
    untilHint: (moment) =>
      `One can join until ${moment}; whoever is there then can stay. Another end makes another link.`,
    always: 'Without an end',
    spans: {
      1: 'For 1 hour',
      24: 'For 1 day',
      168: 'For 1 week',
      720: 'For 30 days',
    },
    spansAfter: {
      1: 'Until 1 hour after the end',
      24: 'Until 1 day after it',
      168: 'Until 1 week after it',
      720: 'Until 30 days after it',
    },
    moment: (day, clock) => `${day}, ${clock}`,

    soon: (clock) =>
      `One can still join until ${clock}. Your conversation goes on after that, but whoever leaves cannot come back in.`,
    over: 'Your conversation goes on. The link has expired: nobody can join any more.',
    expiredTitle: 'This link has expired',
    expired: (moment) =>
      `One could join until ${moment}. Ask the person who invited you for a new link.`,
  },
);
