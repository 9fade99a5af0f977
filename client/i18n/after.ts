// Words after a meeting: how long it was and with whom, and that nothing is left of it.
import { pair } from './pair.ts';

export const after = pair(
  {
    lead: (minutes: number, people: number) =>
      `Danke für den Schnack. ${minutes === 1 ? 'Eine Minute' : `${minutes} Minuten`} mit ${people} Personen, und auf keinem Server ist etwas zurückgeblieben.`,
  },
  {
    lead: (minutes, people) =>
      `Thank you for the chat. ${minutes === 1 ? 'One minute' : `${minutes} minutes`} with ${people} people, and nothing remains on any server.`,
  },
);
