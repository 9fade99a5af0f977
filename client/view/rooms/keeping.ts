// Whether the present room is kept on this device, for whoever shows its name or offers to keep it.
import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Whether one room is kept on this device, and how to change that. */
export interface Keeping {
  /** The name it is kept under; null when it is not. */
  readonly name: ReadonlySignal<string | null>;
  /** Keeps it, or gives it another name. False when this browser keeps nothing. */
  keep(name: string): Promise<boolean>;
  forget(): Promise<void>;
}

/** Of the room that one visits; null outside of any. */
export const RoomKeeping = createContext<Keeping | null>(null);

/** The name that this person gave the room; null when it has none. Reads a signal. */
export function useRoomName(): string | null {
  return useContext(RoomKeeping)?.name.value ?? null;
}
