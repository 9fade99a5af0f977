// The passphrase of the room that one visits, for whoever asks for it or speaks of it.
import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';

export interface Passphrase {
  /** As typed; nothing keeps it. */
  readonly text: ReadonlySignal<string>;
  set(text: string): void;
  /** Somebody wanted to join without it. */
  readonly missing: ReadonlySignal<boolean>;
  /** What it opens is remembered, so that it need not be typed. */
  readonly remembered: ReadonlySignal<boolean>;
  /** Back to the lobby, to type another one. */
  change(): void;
}

/** Null where the link alone opens the room. */
export const RoomPassphrase = createContext<Passphrase | null>(null);
