// Whose device gives the own voice back: told when two windows in a row agree, taken back by one that does not.
import { signal, type ReadonlySignal } from '@preact/signals';
import { canTell, echoDelay, ECHO_WINDOW, OWN_PER_OTHER } from '../media/echo.ts';

export interface EchoWatch {
  /** Ids of the people whose devices do. */
  readonly echoing: ReadonlySignal<readonly string[]>;
  /** Loudness 0 to 1 of the own microphone, every 50 ms. */
  say(own: number): void;
  /** Loudness of what comes from somebody, after every second one of those. */
  hear(participantId: string, other: number): void;
  forget(participantId: string): void;
}

const OWN_WINDOW = ECHO_WINDOW * OWN_PER_OTHER;
/** Where there was too little speech, the newer half may be the beginning of enough. */
const KEPT = ECHO_WINDOW / 2;
/** Buffers for jitter breathe; in steps of 50 ms. */
const SAME_DELAY_STEPS = 2;

interface Listening {
  other: number[];
  /** What the last window said, null for no echo. */
  delay: number | null;
}

export function createEchoWatch(): EchoWatch {
  const echoing = signal<readonly string[]>([]);
  const people = new Map<string, Listening>();
  const said: number[] = [];

  function tell(id: string, echoes: boolean) {
    if (echoing.peek().includes(id) === echoes) return;
    echoing.value = echoes
      ? [...echoing.peek(), id]
      : echoing.peek().filter((known) => known !== id);
  }

  return {
    echoing,
    say(own) {
      said.push(own);
      if (said.length > OWN_WINDOW) said.shift();
    },
    hear(id, heard) {
      const { other, delay: before } = people.get(id) ?? { other: [], delay: null };
      other.push(heard);
      people.set(id, { other, delay: before });
      if (other.length < ECHO_WINDOW || said.length < OWN_WINDOW) {
        if (other.length >= ECHO_WINDOW) other.shift();
        return;
      }
      if (!canTell(said)) {
        other.splice(0, ECHO_WINDOW - KEPT);
        return;
      }
      const delay = echoDelay(said, other);
      people.set(id, { other: [], delay });
      if (delay === null) tell(id, false);
      else if (before !== null && Math.abs(delay - before) <= SAME_DELAY_STEPS) tell(id, true);
    },
    forget(id) {
      people.delete(id);
      tell(id, false);
    },
  };
}
