// Whether the present room is kept on this device, for whoever shows its name or offers to keep it.
import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Embedding } from '../embedded/embedding.ts';

/** Whether one room is kept on this device, and how to change that. */
export interface Keeping {
  /** The name it is kept under; null when it is not. */
  readonly name: ReadonlySignal<string | null>;
  /** What the passphrase opens is kept with it. */
  readonly keepsPassphrase: boolean;
  /** Keeps it, or gives it another name. False when this browser keeps nothing. */
  keep(name: string): Promise<boolean>;
  forget(): Promise<void>;
}

/** Of the room that one visits; null outside of any. */
export const RoomKeeping = createContext<Keeping | null>(null);

/** What the page around a frame, or this person, calls the room; null when it has no name. Reads signals. */
export function useRoomName(): string | null {
  const embedded = useContext(Embedding);
  const kept = useContext(RoomKeeping)?.name.value ?? null;
  return embedded?.subject.value || kept;
}
