// Who is already in the room, for the lobby: asked only when the person wants to know.
import { signal as createSignal, type ReadonlySignal } from '@preact/signals';
import { systemClock } from '../kit/clock.ts';
import type { Credentials } from '../mesh/session.ts';
import { createLookIn, type Insider } from '../signaling/look-in.ts';
import { createRelaySocket } from '../signaling/relay-socket.ts';
import { relayAddress } from '../signaling/signaling.ts';

/**
 * `asking` until everybody inside had time to answer; `closed`: somebody is there, but whoever has not
 * been let in hears no names; `unreachable`: the relay does not answer.
 */
export type LookInState = 'asking' | 'answered' | 'closed' | 'unreachable';

export interface RoomLookIn {
  readonly state: ReadonlySignal<LookInState>;
  /** In the order of their answers. */
  readonly insiders: ReadonlySignal<readonly Insider[]>;
}

/** Answers come at once; this is for slow lines. */
const ANSWER_MS = 1_500;

/** Looks in until the signal aborts. */
export function lookIn(
  { keys, record }: Pick<Credentials, 'keys' | 'record'>,
  origin: string,
  signal: AbortSignal,
): RoomLookIn {
  const state = createSignal<LookInState>('asking');
  const insiders = createSignal<readonly Insider[]>([]);
  const address = relayAddress(origin, keys);
  const openRelay = () =>
    createRelaySocket(
      {
        open: () => new WebSocket(address.url, address.protocols),
        record: () => record.connect(address),
        clock: systemClock,
        random: Math.random,
      },
      signal,
    );

  const answered = () => {
    if (state.peek() !== 'closed') state.value = 'answered';
  };
  void createLookIn(keys, openRelay, signal).then(({ on, relay }) => {
    on(
      'changed',
      (now) => {
        insiders.value = now;
        if (now.length > 0) answered();
      },
      signal,
    );
    on('closed', () => (state.value = 'closed'), signal);
    relay.on('open', () => systemClock.after(ANSWER_MS, answered, signal), signal);
    relay.on('lost', () => (state.value = 'unreachable'), signal);
    relay.on('refused', () => (state.value = 'unreachable'), signal);
  });
  return { state, insiders };
}
