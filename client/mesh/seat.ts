// A seat in one room of the relay: socket and signaling with that room's keys. A renewed link means
// another room, and so another seat; the one before is kept for a while.
import { systemClock } from '../kit/clock.ts';
import { childLifetime } from '../kit/lifetime.ts';
import type { MeetingKeys } from '../signaling/meeting-keys.ts';
import type { Envelope } from '../signaling/orders/statement.ts';
import { createRelaySocket, type RelaySocket } from '../signaling/relay-socket.ts';
import {
  createSignaling,
  relayAddress,
  type Manners,
  type Signaling,
} from '../signaling/signaling.ts';
import { fanOutWords } from './fan-out/capability.ts';
import type { SessionOptions } from './session.ts';

export interface Seat {
  readonly relay: RelaySocket;
  readonly signaling: Signaling;
  /** Ends the seat. */
  readonly life: AbortController;
  /** The meeting has moved on: nobody is answered here any more. */
  isFormer: boolean;
}

/** Takes a seat in the room of these keys, even against a first refusal of the relay if it `insists`, under the same identity as in every other. */
export function attach(
  options: SessionOptions,
  keys: MeetingKeys,
  manners: Manners,
  signal: AbortSignal,
  insists = false,
): Seat {
  const { origin, name, build, credentials } = options;
  const life = childLifetime(signal);
  const address = relayAddress(origin, keys);
  const openSocket = options.openSocket ?? ((to, words) => new WebSocket(to, words));
  const relay = createRelaySocket(
    {
      open: () => openSocket(address.url, address.protocols),
      record: () => credentials.record.connect(address),
      clock: options.clock ?? systemClock,
      random: options.random ?? Math.random,
      insists,
    },
    life.signal,
  );
  const signaling = createSignaling(
    {
      identity: credentials.identity,
      keys,
      relay,
      name,
      capabilities: fanOutWords(credentials.fanOutWorker),
      build,
      clock: options.clock ?? systemClock,
      manners: {
        words: () => (seat.isFormer ? [] : manners.words()),
        answer: (hello) => (seat.isFormer ? null : manners.answer(hello)),
      },
    },
    life.signal,
  );
  const seat: Seat = { relay, signaling, life, isFormer: false };
  return seat;
}

/** Tells whoever comes to a seat of an old link that there is a new one, and nothing else, if it is one's turn. */
export function answerLatecomers(
  seat: Seat,
  newlink: Envelope,
  { connected, isOurTurn }: { connected: () => readonly string[]; isOurTurn: () => boolean },
): void {
  seat.signaling.on(
    'hello',
    ({ peerId }) => {
      if (connected().includes(peerId) || !isOurTurn()) return;
      seat.signaling.introduce(peerId);
      void seat.signaling.send(peerId, { type: 'orders', orders: [newlink] });
      seat.signaling.forget(peerId);
    },
    seat.life.signal,
  );
}
