// The rooms that a person chose to keep on this device: name, link and, for its host, the host's secret.
import { signal, type ReadonlySignal } from '@preact/signals';
import {
  array,
  integer,
  literal,
  object,
  optional,
  pattern,
  string,
  type Parsed,
} from '../../shared/parse.ts';
import type { Store } from '../kit/store.ts';
import {
  laterMemory,
  parseOrderMemory,
  type OrderMemory,
} from '../signaling/orders/order-memory.ts';

/** In UTF-16 code units. */
export const MAX_ROOM_NAME_CHARACTERS = 80;
const MAX_ROOMS = 200;
const KEY = 'list';

const orNull =
  <Value>(parse: (input: unknown) => Value | undefined) =>
  (input: unknown): Value | null | undefined =>
    literal(null)(input) === null ? null : parse(input);

const parseRoom = object({
  /** What stands after '#' in the guest link: base64url, with the terms of the link in it. */
  fragment: pattern(/^[\w-]{43,44}$|^[\w-]{50}$/),
  name: string(MAX_ROOM_NAME_CHARACTERS, 1),
  /** The host root in base64url, where this device is the host's. */
  hostRoot: orNull(pattern(/^[\w-]{22}$/)),
  /** How often the guest link was renewed, for the host. */
  hostEpoch: optional(integer(0, 0xff_ff_ff_ff)),
  /** What was ordered in this room, for the host. */
  hostOrders: optional(parseOrderMemory),
  /** What its passphrase makes of the link's secret, in base64url; absent where there is none. */
  unlocked: optional(pattern(/^[\w-]{22}$/)),
  /** Milliseconds since 1970; null before the first visit. */
  lastVisitMs: orNull(integer(0, Number.MAX_SAFE_INTEGER)),
});
const parseRooms = array(parseRoom, MAX_ROOMS);

export type KeptRoom = Parsed<typeof parseRoom>;

export interface MyRooms {
  /** Last visited first. */
  readonly rooms: ReadonlySignal<readonly KeptRoom[]>;
  /** Resolves when what is kept has been read once. */
  readonly loaded: Promise<void>;
  /** Adds a room or takes the place of the same one. False when this browser keeps nothing. */
  keep(room: KeptRoom): Promise<boolean>;
  /** An empty name changes nothing. */
  rename(fragment: string, name: string): Promise<void>;
  /** Nothing happens for a room that is not kept. */
  visited(fragment: string, atMs: number): Promise<void>;
  /** The room has another link from now on, renewed so often. */
  relink(fragment: string, next: string, hostEpoch: number): Promise<void>;
  /** An order was seen in the room. Nothing happens for a room that is not kept, or not as its host. */
  ordered(fragment: string, hostOrders: OrderMemory): Promise<void>;
  remove(fragment: string): Promise<void>;
  removeAll(): Promise<void>;
}

export function createMyRooms(store: Store): MyRooms {
  const rooms = signal<readonly KeptRoom[]>([]);
  // One change after the other, each on what is stored then: another tab may have changed it.
  let last: Promise<unknown> = Promise.resolve();

  async function read(): Promise<readonly KeptRoom[]> {
    return (await store.get(KEY, parseRooms)) ?? [];
  }

  function inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
    const turn = last.then(act);
    last = turn;
    return turn;
  }

  function change(next: (kept: readonly KeptRoom[]) => readonly KeptRoom[]): Promise<void> {
    return inTurn(async () => {
      const changed = next(await read());
      if (changed.length === 0) await store.remove(KEY);
      else await store.set(KEY, changed);
      rooms.value = inOrder(await read());
    });
  }

  return {
    rooms,
    loaded: inTurn(async () => {
      rooms.value = inOrder(await read());
    }),
    async keep(room) {
      await change((kept) => withRoom(kept, room));
      return rooms.peek().some(({ fragment }) => fragment === room.fragment);
    },
    rename: (fragment, name) => change((kept) => withName(kept, fragment, name)),
    visited: (fragment, atMs) => change((kept) => withVisit(kept, fragment, atMs)),
    relink: (fragment, next, hostEpoch) =>
      change((kept) => withLink(kept, fragment, { fragment: next, hostEpoch })),
    ordered: (fragment, orders) => change((kept) => withOrders(kept, fragment, orders)),
    remove: (fragment) => change((kept) => kept.filter((room) => room.fragment !== fragment)),
    removeAll: () => change(() => []),
  };
}

/** A name as it is kept: one line, without space around, not too long; '' for nothing to show. */
export function tidyRoomName(name: string): string {
  return name.replace(/\s+/gu, ' ').trim().slice(0, MAX_ROOM_NAME_CHARACTERS).trim();
}

export function withRoom(kept: readonly KeptRoom[], room: KeptRoom): readonly KeptRoom[] {
  const others = kept.filter(({ fragment }) => fragment !== room.fragment);
  return [room, ...others].slice(0, MAX_ROOMS);
}

export function withName(
  kept: readonly KeptRoom[],
  fragment: string,
  name: string,
): readonly KeptRoom[] {
  const tidy = tidyRoomName(name);
  if (tidy === '') return kept;
  return kept.map((room) => (room.fragment === fragment ? { ...room, name: tidy } : room));
}

export function withLink(
  kept: readonly KeptRoom[],
  fragment: string,
  next: Pick<KeptRoom, 'fragment' | 'hostEpoch'>,
): readonly KeptRoom[] {
  return kept.map((room) => (room.fragment === fragment ? { ...room, ...next } : room));
}

export function withOrders(
  kept: readonly KeptRoom[],
  fragment: string,
  orders: OrderMemory,
): readonly KeptRoom[] {
  return kept.map((room) => {
    if (room.fragment !== fragment || room.hostRoot === null) return room;
    return { ...room, hostOrders: laterMemory(room.hostOrders ?? orders, orders) };
  });
}

export function withVisit(
  kept: readonly KeptRoom[],
  fragment: string,
  atMs: number,
): readonly KeptRoom[] {
  return kept.map((room) => (room.fragment === fragment ? { ...room, lastVisitMs: atMs } : room));
}

/** Last visited first; those that were never visited before all others, because they are new. */
export function inOrder(kept: readonly KeptRoom[]): readonly KeptRoom[] {
  const age = ({ lastVisitMs }: KeptRoom) => lastVisitMs ?? Number.MAX_SAFE_INTEGER;
  return kept.toSorted((one, other) => age(other) - age(one));
}
