// Words of the People panel.
import { pair } from './pair.ts';
import { pluralOf } from './phrases.ts';

const germanPlural = pluralOf('de');
const englishPlural = pluralOf('en');

export const people = pair(
  {
    title: 'Personen',
    inMeeting: (count: number) => germanPlural(count, '1 Person', `${count} Personen`),
    speaking: 'spricht',
    microphoneOn: 'Mikrofon an',
    microphoneOff: 'Mikrofon aus',
    cameraOn: 'Kamera an',
    cameraOff: 'Kamera aus',
    sharing: 'Teilt den Bildschirm',
    invite: 'Einladen',
    alone: 'Noch ist niemand sonst da. Schicken Sie den Link an alle, die dabei sein sollen.',
    search: 'Personen suchen',
    found: (count: number, all: number) => `${count} von ${all} Personen`,
    foundNobody: 'So heißt hier niemand.',
    actionsFor: (name: string) => `Aktionen für ${name}`,
    retry: 'Noch einmal verbinden',
    volume: 'Lautstärke',
  },
  {
    title: 'People',
    inMeeting: (count) => englishPlural(count, '1 person', `${count} people`),
    speaking: 'speaking',
    microphoneOn: 'Microphone on',
    microphoneOff: 'Microphone off',
    cameraOn: 'Camera on',
    cameraOff: 'Camera off',
    sharing: 'Sharing the screen',
    invite: 'Invite',
    alone: 'Nobody else is here yet. Send the link to everyone who should take part.',
    search: 'Search people',
    found: (count, all) => `${count} of ${all} people`,
    foundNobody: 'Nobody here has that name.',
    actionsFor: (name) => `Actions for ${name}`,
    retry: 'Connect again',
    volume: 'Volume',
  },
);
