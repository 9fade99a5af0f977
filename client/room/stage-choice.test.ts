// Tests of who is shown when not everybody fits, and who keeps which place.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { keepPlaces, mostWantedFirst, type Candidate } from './stage-choice.ts';

const test = suite('stage choice');

function candidate(key: string, more: Partial<Candidate> = {}): Candidate {
  return {
    key,
    isSelf: false,
    isScreen: false,
    pinned: false,
    hand: null,
    spoke: null,
    camera: false,
    order: Number(key.replace(/\D/g, '')) || 0,
    ...more,
  };
}

const order = (...candidates: Candidate[]) => mostWantedFirst(candidates).map(({ key }) => key);

test('pinned, screens, hands, speakers, cameras, then the order of joining', () => {
  assert.equal(
    order(
      candidate('p6'),
      candidate('p5', { camera: true }),
      candidate('p4', { spoke: 0 }),
      candidate('p3', { hand: 1 }),
      candidate('p2', { isScreen: true }),
      candidate('p1', { pinned: true }),
      candidate('p0'),
    ),
    ['p1', 'p2', 'p3', 'p4', 'p5', 'p0', 'p6'],
  );
});

test('hands by their place in the queue, speakers the latest first', () => {
  assert.equal(
    order(
      candidate('a', { spoke: 1 }),
      candidate('b', { hand: 2 }),
      candidate('c', { spoke: 0 }),
      candidate('d', { hand: 1, spoke: 5 }),
    ),
    ['d', 'b', 'c', 'a'],
  );
});

test('oneself comes last, unless pinned', () => {
  const self = candidate('self', { isSelf: true, spoke: 0, camera: true });
  assert.equal(order(self, candidate('silent'), candidate('speaker', { spoke: 7 })), [
    'speaker',
    'silent',
    'self',
  ]);
  assert.is(order(candidate('silent'), { ...self, pinned: true })[0], 'self');
});

test('a newcomer takes the place of the one who went', () => {
  const cases: [before: string, shown: string, after: string][] = [
    ['', 'abc', 'abc'],
    ['abc', 'abc', 'abc'],
    ['abc', 'acd', 'adc'],
    ['abc', 'ab', 'ab'],
    ['abc', 'bc', 'bc'],
    ['ab', 'abcd', 'abcd'],
    ['cab', 'abc', 'cab'],
    ['abc', 'xyz', 'xyz'],
  ];
  for (const [before, shown, after] of cases)
    assert.is(keepPlaces([...before], [...shown]).join(''), after, `${before} to ${shown}`);
});

test('nobody is lost and nobody doubled, whatever came before', () => {
  const all = [...'abcdef'];
  for (let bits = 0; bits < 64; bits++) {
    const shown = all.filter((_, index) => bits & (1 << index));
    for (const before of ['fedcba', 'ace', 'bdf', 'xaybzc']) {
      assert.equal(keepPlaces([...before], shown).toSorted(), shown);
    }
  }
});

test.run();
