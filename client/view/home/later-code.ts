// Where start page and lobby get the code that comes later: the app loads it together with the meeting's,
// because every further file of its own would cut the shared code into more files.
import { createContext } from 'preact';

export type Later = typeof import('./later.tsx');

export const LaterCode = createContext<() => Promise<Later>>(() =>
  Promise.reject(new Error('the app gives no code for later')),
);
