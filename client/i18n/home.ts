// Words of the start page and of the foot of every page outside a meeting.
import { pair } from './pair.ts';

export const home = pair(
  {
    title: 'Moin! Zeit für einen Schnack?',
    lead: 'Videobesprechungen direkt im Browser. Ohne Konto, ohne Installation und von Gerät zu Gerät verschlüsselt.',
    start: 'Besprechung starten',
    plan: 'Planen',
    planFailed:
      'Das ließ sich gerade nicht laden. Prüfen Sie Ihr Netz und versuchen Sie es noch einmal.',
    linkQuestion: 'Sie haben einen Link bekommen?',
    link: 'Besprechungslink',
    linkPlaceholder: 'Link einfügen',
    open: 'Öffnen',
    empty: 'Bitte fügen Sie zuerst den Link aus Ihrer Einladung ein.',
    operator: (name: string) => `Betrieben von ${name}`,
  },
  {
    title: 'Moin! Time for a chat?',
    lead: 'Video meetings right in the browser. No account, no installation, encrypted from device to device.',
    start: 'Start a meeting',
    plan: 'Plan',
    planFailed: 'This could not be loaded just now. Check your network and try again.',
    linkQuestion: 'Did you get a link?',
    link: 'Meeting link',
    linkPlaceholder: 'Paste the link',
    open: 'Open',
    empty: 'Please paste the link from your invitation first.',
    operator: (name) => `Run by ${name}`,
  },
);
