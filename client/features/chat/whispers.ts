// Private threads: with each person a list of own and their entries, on both screens and nowhere else.
import { signal, type ReadonlySignal } from '@preact/signals';
import type { LogEntry } from '../../room/log-document.ts';
import type { FeatureContext } from '../feature.ts';
import type { Reactor } from './messages.ts';
import type { ChatStrings } from './strings.ts';
import { parseChatValue, supersedeWords, type ChatValue } from './value.ts';

/** As many entries of one thread are kept as of one author in the log. */
const MAX_KEPT = 500;

export interface Thread {
  partner: Reactor;
  entries: readonly LogEntry<ChatValue>[];
}

export interface Whispers {
  /** By the other person's participant id. */
  readonly threads: ReadonlySignal<ReadonlyMap<string, Thread>>;
  /** By the other person's id: up to which own sequence they have it. */
  readonly delivered: ReadonlySignal<ReadonlyMap<string, number>>;
  /** Rising in the order of sending and receiving on this screen. */
  arrivalOf(key: string): number;
  /** False when the person is not here. */
  send(to: string, value: ChatValue): boolean;
}

/** `anchor` gives the place among what everybody reads: after the latest of that moment. */
export function createWhispers(
  context: FeatureContext<ChatStrings>,
  anchor: () => number,
): Whispers {
  const { self, participants } = context;
  const threads = signal<ReadonlyMap<string, Thread>>(new Map());
  const arrivals = new Map<string, number>();

  const add = (partner: Reactor, author: Reactor, sequence: number, value: ChatValue) => {
    const known = threads.peek().get(partner.id)?.entries ?? [];
    const entry: LogEntry<ChatValue> = {
      author: author.id,
      authorName: author.name,
      sequence,
      lamport: anchor(),
      writtenAtMs: Date.now(),
      value,
      via: null,
    };
    const kept = [...known];
    for (const [index, earlier] of known.entries()) {
      if (earlier.author !== author.id) continue;
      const left = supersedeWords(earlier, entry);
      if (left) kept[index] = { ...earlier, value: left };
    }
    arrivals.set(`${partner.id}/${author.id}:${sequence}`, arrivals.size);
    const entries = [...kept, entry].slice(-MAX_KEPT);
    threads.value = new Map(threads.peek()).set(partner.id, { partner, entries });
  };

  const direct = context.direct(parseChatValue, (value, from, number) => {
    const partner = { id: from.id, name: from.name.peek() };
    add(partner, partner, number, value);
  });

  return {
    threads,
    delivered: direct.delivered,
    arrivalOf: (key) => arrivals.get(key) ?? 0,
    send(to, value) {
      const partner = participants.peek().find(({ id }) => id === to);
      const number = partner && !partner.isSelf ? direct.send(to, value) : undefined;
      if (!partner || number === undefined) return false;
      const other = { id: to, name: partner.name.peek() };
      add(other, { id: self.id, name: self.name.peek() }, number, value);
      return true;
    },
  };
}
