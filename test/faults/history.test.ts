// The checker itself: a good history passes, and each kind of fault is found.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { violationsOf, type Entry } from './history.ts';

const test = suite('faults: history');

const said = [
  { author: 'anna', text: 'a1' },
  { author: 'bent', text: 'b1' },
  { author: 'anna', text: 'a2' },
];
const good: Entry[] = [
  { atMs: 0, who: 'anna', event: 'joined' },
  { atMs: 1, who: 'bent', event: 'joined' },
  { atMs: 2, who: 'anna', event: 'up', peer: 'bent' },
  { atMs: 3, who: 'anna', event: 'wrote', text: 'a1' },
  { atMs: 4, who: 'bent', event: 'wrote', text: 'b1' },
  { atMs: 5, who: 'anna', event: 'wrote', text: 'a2' },
  { atMs: 9, who: 'anna', event: 'ended', shown: ['bent'], texts: said, orders: '3' },
  { atMs: 9, who: 'bent', event: 'ended', shown: ['anna'], texts: said, orders: '3' },
];
const ending = (who: string, changed: Partial<Extract<Entry, { event: 'ended' }>>): Entry[] =>
  good.map((entry) => {
    if (entry.event !== 'ended' || entry.who !== who) return entry;
    return { ...entry, ...changed };
  });

test('a good history has no fault', () => {
  assert.equal(violationsOf(good), []);
});

for (const [what, history, fault] of [
  ['a ghost', ending('anna', { shown: ['bent', 'cora'] }), 'anna sees “bent, cora”'],
  ['a double', ending('anna', { shown: ['bent', 'bent'] }), 'anna sees “bent, bent”'],
  ['somebody missing', ending('bent', { shown: [] }), 'bent sees “”'],
  ['a lost text', ending('bent', { texts: said.slice(0, 2) }), 'bent has “a1” of anna'],
  ['a doubled text', ending('bent', { texts: [...said, ...said] }), 'bent has “a1,a2,a1,a2”'],
  ['another order', ending('bent', { texts: said.toReversed() }), 'bent has “a2,a1” of anna'],
  ['other orders', ending('bent', { orders: '2' }), 'there are 2 states of the orders'],
  [
    'one sent out who returns',
    [
      ...good,
      { atMs: 10, who: 'anna', event: 'removed', peer: 'bent' },
      { atMs: 11, who: 'anna', event: 'up', peer: 'bent' },
    ],
    'anna saw bent again',
  ],
] satisfies [string, Entry[], string][]) {
  test(`it finds ${what}`, () => {
    const found = violationsOf(history);
    assert.ok(
      found.some((sentence) => sentence.includes(fault)),
      found.join('; '),
    );
  });
}

test('last words of somebody killed may be lost, but nobody may have others than the rest', () => {
  const killed: Entry[] = [{ atMs: 6, who: 'anna', event: 'killed' }];
  const left = (texts: typeof said): Entry[] =>
    good
      .filter(({ event }) => event !== 'ended')
      .concat(killed)
      .concat([{ atMs: 9, who: 'bent', event: 'ended', shown: [], texts, orders: '3' }]);
  assert.equal(violationsOf(left(said)), []);
  assert.equal(violationsOf(left(said.slice(0, 2))), []);
  assert.is(violationsOf(left(said.slice(1))).length, 1);
});

test.run();
