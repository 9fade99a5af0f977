// Whether one leads the meeting that one visits, before and after joining; for lobby and invitation.
import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

export interface Leading {
  /** This tab holds the host's secret. */
  readonly leads: ReadonlySignal<boolean>;
  /** Whether newcomers wait in this room from the start; the host's wish before joining. */
  readonly waitingRoom: ReadonlySignal<boolean>;
  setWaitingRoom(on: boolean): void;
  /** The address that makes another device a host too; null where this one is none. */
  hostLink(): string | null;
}

/** Of the meeting that one visits; null outside of any. */
export const LeadingHere = createContext<Leading | null>(null);

/** Null for who does not lead. Reads a signal. */
export function useLeading(): Leading | null {
  const leading = useContext(LeadingHere);
  return leading?.leads.value ? leading : null;
}
