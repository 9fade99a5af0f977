// Who talks with whom by which way, from what everybody says of the own links.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { waysBetween, type PairWay } from './ways.ts';

const test = suite('ways');

const says = (...links: [id: string, way: PairWay][]) => links.map(([id, way]) => ({ id, way }));

test('each pair stands there once, with what its two say', () => {
  const words = new Map([
    ['anna', says(['bent', 'direct'], ['cora', 'detour'])],
    ['bent', says(['anna', 'direct'], ['cora', 'direct'])],
  ]);
  assert.equal(waysBetween(['anna', 'bent', 'cora'], words), [
    { one: 'anna', other: 'bent', way: 'direct' },
    { one: 'anna', other: 'cora', way: 'detour' },
    { one: 'bent', other: 'cora', way: 'direct' },
  ]);
});

test('of two words the worse one counts', () => {
  for (const [one, other, expected] of [
    ['direct', 'detour', 'detour'],
    ['none', 'direct', 'none'],
    ['detour', 'none', 'none'],
  ] satisfies [PairWay, PairWay, PairWay][]) {
    const words = new Map([
      ['anna', says(['bent', one])],
      ['bent', says(['anna', other])],
    ]);
    assert.is(waysBetween(['anna', 'bent'], words)[0]?.way, expected);
  }
});

test('of a pair that says nothing nothing is known, and who is not here does not count', () => {
  const words = new Map([['gone', says(['anna', 'direct'])]]);
  assert.equal(waysBetween(['anna', 'bent'], words), [{ one: 'anna', other: 'bent', way: null }]);
});

test.run();
