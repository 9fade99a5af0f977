// Members who can check their connection, over carriers in memory that keep the order of each pair.
import { setMaxListeners } from 'node:events';
import { createEmitter } from '../../client/kit/emitter.ts';
import { randomBytes, type Bytes } from '../../client/kit/bytes.ts';
import type { CheckState } from '../../client/signaling/check-state.ts';
import { publicIdentity, type PublicIdentity } from '../../client/signaling/identity.ts';
import type { PairMessage } from '../../client/signaling/messages.ts';
import { createPhraseCheck, type PhraseCheck } from '../../client/signaling/phrase-check.ts';
import type { SignalingEvents } from '../../client/signaling/signaling.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { bytesOf } from './identities.ts';
import { createRandom } from './random.ts';
import { settled } from './settle.ts';

export interface Checker {
  readonly identity: PublicIdentity;
  readonly id: string;
  readonly check: PhraseCheck;
  /** All states that it went through. */
  readonly states: readonly CheckState[];
  /** The phrase it shows, null for none. */
  phrase(): string | null;
  /** Why there is none, null when there is no failure. */
  fault(): string | null;
  /** Starts with everybody that it knows, or with some of them. */
  start(others?: readonly Checker[]): void;
  /** Goes on in another room, as after a renewed link. */
  move(room: Bytes): void;
  /** Says something by itself, as only a changed client would. */
  say(to: Checker, message: PairMessage): void;
}

/** What the carrier makes of a message: the same or another one; null loses it. */
export type Tap = (message: PairMessage, from: Checker, to: Checker) => PairMessage | null;

export interface Circle {
  readonly clock: FakeClock;
  readonly random: () => number;
  readonly members: readonly Checker[];
  /** Messages that were sent, in order. */
  readonly sent: readonly { from: Checker; to: Checker; message: PairMessage }[];
  join(): Promise<Checker>;
  leave(member: Checker): void;
  /** Until it is shown to them, nobody's messages make them known: somebody who is not let in. */
  keepOut(member: Checker): void;
  /** Kept out, and without the right to be let in. */
  bar(member: Checker): void;
  letIn(member: Checker): void;
  /** From now on these two do not know each other. */
  part(one: Checker, other: Checker): void;
  tap(tap: Tap | null): void;
  run(forMs: number): Promise<void>;
  end(): void;
}

export interface CircleOptions {
  seed?: number;
  room?: Bytes;
  /** Longest way of a message; the shortest is 1 ms. */
  delayMs?: number;
}

setMaxListeners(200);

export function createCircle(options: CircleOptions = {}): Circle {
  const { seed = 1, room = bytesOf(7, 16), delayMs = 60 } = options;
  const random = createRandom(seed);
  const clock = createFakeClock();
  const life = new AbortController();
  const members: Checker[] = [];
  const sent: { from: Checker; to: Checker; message: PairMessage }[] = [];
  const doors = new Map<Checker, (from: Checker, message: PairMessage) => void>();
  const meetings = new Map<Checker, (other: Checker, there: boolean) => void>();
  /** When the last message of a pair arrives: the next one is not faster. */
  const arrivals = new Map<string, number>();
  const outside = new Set<Checker>();
  const barred = new Set<string>();
  let tap: Tap | null = null;

  function carry(from: Checker, to: Checker, message: PairMessage) {
    sent.push({ from, to, message });
    const passed = tap === null ? message : tap(message, from, to);
    if (passed === null) return;
    const key = `${from.id} ${to.id}`;
    const atMs = Math.max(clock.nowMs() + 1 + random() * delayMs, arrivals.get(key) ?? 0);
    arrivals.set(key, atMs);
    clock.after(atMs - clock.nowMs(), () => doors.get(to)?.(from, passed), life.signal);
  }

  async function join(): Promise<Checker> {
    const identity = await publicIdentity(randomBytes(32), randomBytes(32));
    const { on, emit } = createEmitter<SignalingEvents>();
    const known = new Map<string, Checker>();
    let ownRoom = room;
    const check = createPhraseCheck(
      {
        clock,
        mayConnect: (id) => !barred.has(id),
        signaling: {
          on,
          self: identity,
          get room() {
            return ownRoom;
          },
          // Who is kept out has said hello, too.
          identityOf: (id) =>
            (known.get(id) ?? [...outside].find((one) => one.id === id))?.identity,
          async send(id, message) {
            const to = known.get(id);
            if (to !== undefined) carry(member, to, message);
            return to !== undefined;
          },
        },
      },
      life.signal,
    );
    const states: CheckState[] = [];
    check.on('state', (state) => states.push(state));
    const member: Checker = {
      identity,
      id: identity.id,
      check,
      states,
      phrase() {
        const state = check.state();
        return state.type === 'done' ? state.phrase.join(' ') : null;
      },
      fault() {
        const state = check.state();
        return state.type === 'failed' ? state.fault : null;
      },
      start: (others = [...known.values()]) => check.start(others.map(({ id }) => id)),
      move: (next) => (ownRoom = next),
      say: (to, message) => carry(member, to, message),
    };
    const meet = (other: Checker, there: boolean) => {
      if (there) known.set(other.id, other);
      else known.delete(other.id);
      check.setPeers([...known.keys()]);
    };
    meetings.set(member, meet);
    doors.set(member, (from, message) => {
      if (!members.includes(from)) return;
      // The first message proves the key, so whoever speaks is known.
      if (!known.has(from.id) && !outside.has(from)) meet(from, true);
      emit('message', { peerId: from.id, message });
    });
    for (const other of members) {
      clock.after(1 + random() * delayMs, () => meet(other, true), life.signal);
      clock.after(1 + random() * delayMs, () => meetings.get(other)?.(member, true), life.signal);
    }
    members.push(member);
    return member;
  }

  function keepOut(member: Checker) {
    outside.add(member);
    for (const other of members) if (other !== member) meetings.get(other)?.(member, false);
  }

  return {
    clock,
    random,
    members,
    sent,
    join,
    leave(member) {
      members.splice(members.indexOf(member), 1);
      doors.delete(member);
      outside.delete(member);
      for (const other of members) {
        clock.after(
          1 + random() * delayMs,
          () => meetings.get(other)?.(member, false),
          life.signal,
        );
      }
    },
    keepOut,
    bar(member) {
      barred.add(member.id);
      keepOut(member);
    },
    letIn(member) {
      outside.delete(member);
      for (const other of members) if (other !== member) meetings.get(other)?.(member, true);
    },
    part(one, other) {
      meetings.get(one)?.(other, false);
      meetings.get(other)?.(one, false);
    },
    tap: (next) => (tap = next),
    async run(forMs) {
      const endMs = clock.nowMs() + forMs;
      await settled();
      while (clock.nowMs() < endMs) {
        clock.step(endMs - clock.nowMs());
        await settled();
      }
    },
    end: () => life.abort(),
  };
}

/** A circle of so many who know each other. */
export async function circleOf(count: number, options: CircleOptions = {}) {
  const circle = createCircle(options);
  for (let joined = 0; joined < count; joined += 1) await circle.join();
  await circle.run(200);
  return circle;
}
