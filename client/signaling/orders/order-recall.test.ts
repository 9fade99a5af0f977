// What a host's device remembers of orders, and says again when it comes back.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { EMPTY_BOOK, withOrder, type OrderBook } from './order-book.ts';
import {
  laterMemory,
  MAX_REMEMBERED_REMOVALS,
  MAX_REMEMBERED_REVOCATIONS,
  NO_MEMORY,
  parseOrderMemory,
} from './order-memory.ts';
import { recallDrafts, remembered } from './order-recall.ts';
import { MAX_SUBJECTS, readStatement, writeStatement, type Draft } from './statement.ts';

const test = suite('order recall');
const [ANNA, BEN, CORA] = ['a', 'b', 'c'].map((letter) => letter.repeat(22)) as [
  string,
  string,
  string,
];
const KEY = 'k'.repeat(43);

/** The book of orders that a host gave in this sequence. */
function bookOf(...drafts: readonly Draft[]): OrderBook {
  return drafts.reduce((book, draft, at) => {
    const text = writeStatement(draft, 'r'.repeat(22), at + 1);
    const statement = readStatement(text);
    if (statement === undefined) throw new Error(`malformed: ${text}`);
    const envelope = { text, key: 'root', signature: text };
    return withOrder(book, { envelope, statement, byRoot: true });
  }, EMPTY_BOOK);
}

const admission = (ids: string[], verdict: 'admit' | 'deny' | 'remove'): Draft => ({
  type: 'admission',
  ids,
  verdict,
});
const cohost = (id: string, on: boolean, key = KEY): Draft => ({ type: 'cohost', id, key, on });

test('who was removed is remembered; who was let in or turned away is not', () => {
  const book = bookOf(
    admission([ANNA, BEN, CORA], 'admit'),
    admission([ANNA], 'remove'),
    admission([BEN], 'deny'),
  );
  const memory = remembered(NO_MEMORY, book);
  assert.equal(memory, { counter: 3, removed: [ANNA], revoked: [] });
  assert.equal(recallDrafts(memory), [admission([ANNA], 'remove')]);
});

test('who was let in again, or named again, is forgotten', () => {
  const before = { counter: 9, removed: [ANNA, BEN], revoked: [{ id: CORA, key: KEY }] };
  const after = remembered(before, bookOf(admission([ANNA], 'admit'), cohost(CORA, true)));
  assert.equal(after, { counter: 9, removed: [BEN], revoked: [] });
});

test('a key that was taken back is remembered for all who were named with it', () => {
  const book = bookOf(cohost(ANNA, true), cohost(BEN, true), cohost(BEN, false));
  const memory = remembered(NO_MEMORY, book);
  assert.equal(
    memory.revoked.map(({ id }) => id),
    [ANNA, BEN],
  );
  assert.equal(recallDrafts(memory), [cohost(ANNA, false), cohost(BEN, false)]);
});

test('nothing is said by a device that remembers nothing', () => {
  assert.equal(recallDrafts(remembered(NO_MEMORY, bookOf(admission([ANNA], 'admit')))), []);
});

test('the latest are remembered, in what one order can say and what can be kept', () => {
  const many = Array.from({ length: 100 }, (_, at) => String(at).padStart(22, 'x'));
  let memory = NO_MEMORY;
  for (const id of many) {
    memory = remembered(memory, bookOf(admission([id], 'remove'), cohost(id, false)));
  }
  assert.equal(memory.removed, many.slice(-MAX_REMEMBERED_REMOVALS));
  assert.is(memory.revoked.length, MAX_REMEMBERED_REVOCATIONS);
  assert.ok(MAX_REMEMBERED_REMOVALS <= MAX_SUBJECTS);
  assert.equal(parseOrderMemory(JSON.parse(JSON.stringify(memory))), memory);
});

test('of two memories the one that has seen more counts', () => {
  const [less, more] = [
    { ...NO_MEMORY, counter: 3, removed: [ANNA] },
    { ...NO_MEMORY, counter: 4 },
  ];
  assert.is(laterMemory(less, more), more);
  assert.is(laterMemory(more, less), more);
});

test.run();
