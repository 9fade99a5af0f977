// Words of the lobby about who is already inside.
import { pair } from './pair.ts';

export const inside = pair(
  {
    ask: 'Wer ist schon da?',
    asking: 'Wir fragen nach.',
    nobody: 'Es ist noch niemand da.',
    closed: 'Es ist schon jemand da. Wer, sehen Sie, sobald Sie hereingelassen werden.',
    there: (names: string, count: number) => `${names} ${count === 1 ? 'ist' : 'sind'} schon da.`,
    /** Who joined without a name. */
    nameless: 'Jemand ohne Namen',
  },
  {
    ask: 'Who is already there?',
    asking: 'We are asking.',
    nobody: 'Nobody is there yet.',
    closed: 'Somebody is already there. You will see who as soon as you are let in.',
    there: (names: string, count: number) =>
      `${names} ${count === 1 ? 'is' : 'are'} already there.`,
    nameless: 'Somebody without a name',
  },
);
