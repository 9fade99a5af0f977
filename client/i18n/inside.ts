// Words of the lobby about who is already inside.
import { pair } from './pair.ts';

export const inside = pair(
  {
    ask: 'Wer ist schon da?',
    asking: 'Wir fragen nach.',
    nobody: 'Es ist noch niemand da.',
    there: (names: string, count: number) => `${names} ${count === 1 ? 'ist' : 'sind'} schon da.`,
    /** Who joined without a name. */
    nameless: 'Jemand ohne Namen',
  },
  {
    ask: 'Who is already there?',
    asking: 'We are asking.',
    nobody: 'Nobody is there yet.',
    there: (names: string, count: number) =>
      `${names} ${count === 1 ? 'is' : 'are'} already there.`,
    nameless: 'Somebody without a name',
  },
);
