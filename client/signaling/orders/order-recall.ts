// Pure: what a host's device makes of orders when it comes back. Nobody keeps orders between meetings, so a
// host says again who is out and who leads no more: otherwise an old admission or naming would count again.
import { highestCounter, isGranted, verdictOf, type OrderBook } from './order-book.ts';
import type { Draft } from './statement.ts';
import {
  MAX_REMEMBERED_REMOVALS,
  MAX_REMEMBERED_REVOCATIONS,
  type OrderMemory,
} from './order-memory.ts';

/** The memory after these orders; the latest of many. */
export function remembered(before: OrderMemory, book: OrderBook): OrderMemory {
  const removed = new Set(before.removed.filter((id) => verdictOf(book, id) !== 'admit'));
  const revoked = new Map(
    before.revoked.filter(({ key }) => !isGranted(book, key)).map((each) => [each.id, each]),
  );
  for (const [register, { statement }] of book) {
    const id = register.slice(register.indexOf(' ') + 1);
    if (statement.type === 'admission' && verdictOf(book, id) === 'remove') removed.add(id);
    if (statement.type === 'cohost' && !isGranted(book, statement.key)) {
      revoked.set(id, { id, key: statement.key });
    }
  }
  return {
    counter: Math.max(before.counter, highestCounter(book)),
    removed: [...removed].slice(-MAX_REMEMBERED_REMOVALS),
    revoked: [...revoked.values()].slice(-MAX_REMEMBERED_REVOCATIONS),
  };
}

/** What a host says on coming; its counters are above all that the device has seen. */
export function recallDrafts({ removed, revoked }: OrderMemory): Draft[] {
  const drafts = revoked.map(({ id, key }): Draft => ({ type: 'cohost', id, key, on: false }));
  if (removed.length > 0) drafts.push({ type: 'admission', ids: removed, verdict: 'remove' });
  return drafts;
}
