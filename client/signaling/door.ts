// The door of a meeting, seen from both sides: who waits outside and how one answers them, or that one
// waits oneself and who could open. Decides who may be connected with; makes no connection.
import type { Clock } from '../kit/clock.ts';
import { createEmitter, type Emitter } from '../kit/emitter.ts';
import { DOORKEEPER, LOCKED, tellsOfDoor, WAITING, WAITS, WARMS } from './door-words.ts';
import type { Hello } from './hello.ts';
import { LOOKS_IN } from './look-in.ts';
import {
  mayConnect,
  ordersOf,
  policyOf,
  roleOf,
  verdictOf,
  isEnded,
  type Order,
} from './orders/order-book.ts';
import type { OrderDesk } from './orders/order-desk.ts';
import { OPEN_POLICY, type Envelope, type Policy } from './orders/statement.ts';
import type { Greeting, Manners, Signaling } from './signaling.ts';

/** Whoever waits says so this often: hosts come and go, and hellos get lost. */
const KNOCK_AGAIN_MS = 3_000;
/** Whoever is let in is connected by then, where nothing was lost. */
const GREET_AGAIN_MS = 5_000;
/** Somebody outside, or a host, who has not been heard of for so long is not there. */
const FORGET_AFTER_MS = 10_000;
const MAX_OUTSIDE = 32;

/**
 * Where oneself stands. `waiting`: for a host to open; `unattended`: the same, but nobody is there who
 * could; `locked`: nobody gets in; `turned-away`, `removed`, `ended`: by a host; `renewed`: the link is
 * an old one.
 */
export type Standing =
  | 'inside'
  | 'waiting'
  | 'unattended'
  | 'locked'
  | 'turned-away'
  | 'removed'
  | 'renewed'
  | 'ended';

/** Somebody who waits to be let in. */
export interface Knock {
  id: string;
  /** A claim, as every name. */
  name: string;
  /** A short line of the guest's own, '' for none. */
  note: string;
  /** By the session's clock. */
  sinceMs: number;
}

export interface DoorOptions {
  ownId: string;
  desk: OrderDesk;
  clock: Clock;
  /** The link says that there is a waiting room, which holds until a host has said anything. */
  presumeLobby: boolean;
  /** The link is an old one. */
  isOutdated(): boolean;
  /** Everybody inside with whom we are connected. */
  inside(): readonly string[];
  /** We do not take part yet, and only make connections ready: neither do we knock, nor keep the door. */
  isWarming(): boolean;
}

export interface Door extends Manners {
  on: Emitter<{ changed: undefined }>['on'];
  state(): Standing;
  /** Both sides are inside. */
  mayConnect(peerId: string): boolean;
  /** What holds now, be it ordered or presumed. */
  policy(): Policy;
  /** Those who are outside and have not been let in. */
  knocks(): readonly Knock[];
  /** The last hello of somebody outside. */
  helloOf(peerId: string): Hello | undefined;
  outside(): readonly string[];
  /** Somebody outside is inside now, or gone. */
  release(peerId: string): void;
  setNote(note: string): void;
  /** A host is about to order a waiting room: whoever comes before that is known waits already. */
  expectLobby(expects: boolean): void;
  /** Somebody asks to be connected with: has not been heard by us, or waited outside. */
  isNewcomer(hello: Hello): boolean;
  /** Begins to listen. */
  attach(
    signaling: Signaling,
    tell: (peerId: string, envelopes?: readonly Envelope[]) => void,
  ): void;
}

interface Outsider {
  hello: Hello;
  heardAtMs: number;
  knock: Knock | null;
}

/** Asks to be connected with: has not been heard by us, or waited outside. */
function isNewcomer({ asks, capabilities }: Hello): boolean {
  return asks || capabilities.includes(WAITS);
}

const envelopeOf = ({ envelope }: Order) => envelope;

/** Whoever waits may have met the one who is no co-host any more, and must not tell it its name. */
const isRevocation = ({ statement }: Order) => statement.type === 'cohost' && !statement.on;

export function createDoor(options: DoorOptions, signal: AbortSignal): Door {
  const { ownId, desk, clock, inside, isWarming } = options;
  const emitter = createEmitter<{ changed: undefined }>();
  const presumed = { ...OPEN_POLICY, lobby: options.presumeLobby };
  const outsiders = new Map<string, Outsider>();
  /** Hosts and co-hosts by their own word, and when they last said so. */
  const keepers = new Map<string, number>();
  let signaling: Signaling | null = null;
  let tell: ((peerId: string, envelopes?: readonly Envelope[]) => void) | null = null;
  let note = '';
  let expectsLobby = false;
  let waited = false;
  /** Newcomers who came while we were about to close the door. */
  const early = new Set<string>();

  const book = desk.book;
  const policy = () => policyOf(book()) ?? presumed;
  const isInside = (id: string) =>
    mayConnect(book(), id, presumed) ||
    (id === ownId && desk.holdsRoot && verdictOf(book(), id) === null && !isEnded(book(), id));
  const keepsDoor = (id: string) => roleOf(book(), id) !== 'guest' && isInside(id);
  const opens = () => (desk.holdsRoot || roleOf(book(), ownId) !== 'guest') && isInside(ownId);
  /** Of those inside one answers when no host does, so that nobody outside can count them. */
  const answersForAll = () =>
    isInside(ownId) && !inside().some((id) => keepsDoor(id) || id < ownId);

  const isBehind = () => options.isOutdated() && inside().length === 0;

  function state(): Standing {
    const now = book();
    if (isEnded(now, ownId)) return 'ended';
    const verdict = verdictOf(now, ownId);
    if (verdict === 'remove') return 'removed';
    if (verdict === 'deny') return 'turned-away';
    // Whoever is still connected will be told the new one.
    if (isBehind()) return 'renewed';
    if (isInside(ownId)) return 'inside';
    if (policy().locked) return 'locked';
    return keepersNow().length > 0 ? 'waiting' : 'unattended';
  }

  const isOutside = () => ['waiting', 'unattended', 'locked'].includes(state());

  function keepersNow(): string[] {
    return [...keepers.keys()].filter((id) => roleOf(book(), id) !== 'guest');
  }

  function changed() {
    noteWayIn();
    emitter.emit('changed', undefined);
  }

  /** Somebody inside may have missed our hellos, and by now nobody says any. */
  function noteWayIn() {
    const waits = isOutside();
    if (waited && !waits && state() === 'inside') {
      clock.after(GREET_AGAIN_MS, () => isInside(ownId) && signaling?.announce(), signal);
    }
    waited = waits;
  }

  /** Words for somebody who is not let in, or null to say nothing. */
  function wordsForOutsider(hello: Hello): string[] | null {
    if (isWarming()) return null;
    if (!isInside(ownId)) return hello.capabilities.includes(DOORKEEPER) ? [WAITS] : null;
    const locked = policy().locked ? [LOCKED] : [];
    if (opens()) return [DOORKEEPER, ...locked];
    return answersForAll() ? [WAITING, ...locked] : null;
  }

  /**
   * What lets somebody outside see that there is a door, that oneself may keep it, and that one was sent out
   * while one was away; nothing of those inside.
   */
  function doorOrders(peerId: string): Envelope[] {
    const lawgiver = book().get('policy')?.envelope.key;
    const isDenied = !['admit', null].includes(verdictOf(book(), peerId));
    const sentOut = new Set([
      book().get(`end ${peerId}`),
      isDenied ? book().get(`admission ${peerId}`) : undefined,
    ]);
    return ordersOf(book())
      .filter((order) => {
        const { statement } = order;
        if (sentOut.has(order)) return true;
        if (statement.type === 'host') return statement.id === ownId;
        if (statement.type !== 'cohost') return statement.type === 'policy';
        return statement.on && (statement.id === ownId || statement.key === lawgiver);
      })
      .map(envelopeOf);
  }

  function noteEarly(hello: Hello) {
    if (undecided() && isNewcomer(hello) && !inside().includes(hello.id)) early.add(hello.id);
  }

  function receiveHello(peerId: string, hello: Hello) {
    if (hello.capabilities.includes(LOOKS_IN)) return;
    noteEarly(hello);
    const claims = (word: string) => hello.capabilities.includes(word);
    if (claims(DOORKEEPER)) keepers.set(peerId, clock.nowMs());
    // A host who comes to a closed door shows who it is.
    if (desk.holdsRoot && tellsOfDoor(hello) && !isWarming()) {
      tell?.(peerId, doorOrders(peerId));
    }
    if (bothInside(peerId)) {
      // It waits although it was let in: that got lost.
      if (claims(WAITS) && wordsForOutsider(hello) !== null) tell?.(peerId);
      return;
    }
    const known = outsiders.get(peerId);
    if (known === undefined && outsiders.size >= MAX_OUTSIDE) {
      signaling?.forget(peerId);
      return;
    }
    const knock = known?.knock ?? null;
    outsiders.set(peerId, { hello, heardAtMs: clock.nowMs(), knock });
    if (isInside(ownId) && wordsForOutsider(hello) !== null) tell?.(peerId, doorOrders(peerId));
    else if (claims(DOORKEEPER)) knockAt(peerId);
    changed();
  }

  /** Name and note are for those alone who have proven that they can open. */
  function knockAt(peerId: string) {
    if (isWarming() || !isOutside()) return;
    if (policy().locked || roleOf(book(), peerId) === 'guest') return;
    void signaling?.send(peerId, { type: 'knock', note });
  }

  function receiveKnock(peerId: string, name: string, noteOfKnock: string) {
    const outsider = outsiders.get(peerId);
    if (outsider === undefined || !opens() || policy().locked) return;
    const sinceMs = outsider.knock?.sinceMs ?? clock.nowMs();
    outsider.knock = { id: peerId, name, note: noteOfKnock, sinceMs };
    changed();
  }

  function leave(peerId: string) {
    const wasKeeper = keepers.delete(peerId);
    const wasOutside = outsiders.delete(peerId);
    if (wasOutside) signaling?.forget(peerId);
    if (wasKeeper || wasOutside) changed();
  }

  const undecided = () => expectsLobby && policyOf(book())?.lobby !== true;
  const bothInside = (peerId: string) =>
    !isBehind() && isInside(ownId) && isInside(peerId) && !(undecided() && early.has(peerId));

  function tick() {
    noteWayIn();
    const longAgoMs = clock.nowMs() - FORGET_AFTER_MS;
    for (const [id, { heardAtMs }] of outsiders) if (heardAtMs < longAgoMs) leave(id);
    for (const [id, heardAtMs] of keepers) {
      if (heardAtMs < longAgoMs && !inside().includes(id)) leave(id);
    }
    if (isOutside() && !isWarming()) signaling?.announce();
  }

  desk.on(
    'changed',
    ({ added, from }) => {
      if (isOutside()) for (const id of keepersNow()) knockAt(id);
      // Whoever stands outside may have come before there was a door.
      if (from === null && opens()) {
        const revocations = added.filter(isRevocation).map(envelopeOf);
        for (const id of outsiders.keys()) tell?.(id, [...doorOrders(id), ...revocations]);
      }
      changed();
    },
    signal,
  );

  return {
    on: emitter.on,
    words() {
      if (isWarming()) return [WARMS];
      return isInside(ownId) ? (opens() ? [DOORKEEPER] : []) : [WAITS];
    },
    answer(hello): Greeting | null {
      noteEarly(hello);
      if (isWarming()) {
        const meets = bothInside(hello.id) && !hello.capabilities.includes(LOOKS_IN);
        return meets ? { words: [WARMS], fully: false } : null;
      }
      if (!hello.capabilities.includes(LOOKS_IN) && bothInside(hello.id)) {
        return { words: opens() ? [DOORKEEPER] : [], fully: true };
      }
      if (hello.capabilities.includes(LOOKS_IN) && !policy().lobby && !policy().locked) {
        return { words: [], fully: true };
      }
      const words = wordsForOutsider(hello);
      return words && { words, fully: false };
    },
    state,
    mayConnect: bothInside,
    policy,
    knocks: () =>
      opens()
        ? [...outsiders.values()].flatMap(({ knock }) => {
            const decided = knock === null || verdictOf(book(), knock.id) !== null;
            return decided ? [] : [knock];
          })
        : [],
    helloOf: (peerId) => outsiders.get(peerId)?.hello,
    outside: () => [...outsiders.keys()],
    isNewcomer,
    expectLobby(expects) {
      expectsLobby = expects;
      changed();
    },
    release(peerId) {
      if (outsiders.delete(peerId)) changed();
    },
    setNote(next) {
      note = next;
      for (const id of keepersNow()) knockAt(id);
    },
    attach(toSignaling, tellOrders) {
      signaling = toSignaling;
      tell = tellOrders;
      signaling.on('hello', ({ peerId, hello }) => receiveHello(peerId, hello), signal);
      signaling.on(
        'message',
        ({ peerId, message }) => {
          if (message.type === 'knock') receiveKnock(peerId, message.name ?? '', message.note);
          else if (message.type === 'bye') leave(peerId);
        },
        signal,
      );
      signaling.on('left', ({ peerId }) => leave(peerId), signal);
      clock.every(KNOCK_AGAIN_MS, tick, signal);
    },
  };
}
