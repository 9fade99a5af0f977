// The second kind of shared state: everybody's own last word. An owner tells it to everybody, and to
// a latecomer when its channel opens; it is gone when the owner goes.
import { signal, type ReadonlySignal } from '@preact/signals';
import { integer, object, optional, type Parser } from '../../shared/parse.ts';
import type { BusChannel } from './bus.ts';

export interface Presence<Value> {
  readonly own: ReadonlySignal<Value | null>;
  /** By participant id, own value included. */
  readonly all: ReadonlySignal<ReadonlyMap<string, Value>>;
  /** Says it to everybody; null takes it back. False: it does not pass the own parser or size. */
  set(value: Value | null): boolean;
}

/** Opens the channel's presence. */
export function openPresence<Value>(channel: BusChannel, parse: Parser<Value>): Presence<Value> {
  const own = signal<Value | null>(null);
  const all = signal<ReadonlyMap<string, Value>>(new Map());
  /** A word said over an old link must not undo a newer one: counts rise per owner. */
  const counts = new Map<string, number>();
  let ownCount = 0;

  const put = (id: string, value: Value | null) => {
    if (value === null && !all.peek().has(id)) return;
    const next = new Map(all.peek());
    if (value === null) next.delete(id);
    else next.set(id, value);
    all.value = next;
  };
  const tell = (to: string | null, count: number, value: Value | null) =>
    channel.send(to, 'presence', value === null ? { count } : { count, value });
  const tellOwn = (to: string) => {
    if (ownCount > 0) tell(to, ownCount, own.peek());
  };

  channel.on(
    'presence',
    object({ count: integer(1, Number.MAX_SAFE_INTEGER), value: optional(parse) }),
    ({ count, value }, from) => {
      if (count <= (counts.get(from) ?? 0)) return;
      counts.set(from, count);
      put(from, (value as Value | undefined) ?? null);
    },
  );
  channel.on('presence-ask', object({}), (_body, from) => tellOwn(from));
  channel.onOpen(tellOwn);
  channel.onMissed((id) => channel.send(id, 'presence-ask', {}));
  channel.onGone((id) => {
    counts.delete(id);
    put(id, null);
  });
  // Features may start after others are there; their words came before we listened.
  channel.send(null, 'presence-ask', {});

  return {
    own,
    all,
    set(value) {
      if (value !== null && parse(value) === undefined) return false;
      if (!tell(null, ownCount + 1, value)) return false;
      ownCount += 1;
      own.value = value;
      put(channel.selfId, value);
      return true;
    },
  };
}
