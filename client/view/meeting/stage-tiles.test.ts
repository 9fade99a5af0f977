// Tests of which tiles the stage has.
import { signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Participant } from '../../room/participant.ts';
import { readKey, screenKey, stageTiles, type StageTilesOptions } from './stage-tiles.ts';

const test = suite('stage tiles');

function person(id: string, order: number, more: { screen?: boolean; isSelf?: boolean } = {}) {
  // Only what the stage reads.
  return {
    id,
    order,
    isSelf: more.isSelf ?? false,
    name: signal(id),
    camera: signal(true),
    screen: signal(more.screen ?? false),
  } as unknown as Participant;
}

const PLAIN: StageTilesOptions = {
  recent: [],
  aspects: new Map(),
  pins: [],
  audioOnly: false,
  order: 'joining',
  locale: 'de',
  caller: () => null,
};

test('a shared screen is one more tile, but not the own one', () => {
  const people = [person('b', 1, { screen: true }), person('a', 0, { isSelf: true, screen: true })];
  assert.equal(
    stageTiles(people, PLAIN).map(({ key, kind }) => `${kind} ${key}`),
    ['screen screen:b', 'other b', 'self a'],
  );
});

test('with sound alone a shared screen has no tile', () => {
  const people = [person('b', 1, { screen: true })];
  assert.equal(
    stageTiles(people, { ...PLAIN, audioOnly: true }).map(({ key }) => key),
    ['b'],
  );
});

test('a key tells whose it is', () => {
  assert.equal(readKey(screenKey('abc')), { id: 'abc', isScreen: true });
  assert.equal(readKey('abc'), { id: 'abc', isScreen: false });
});

test('by name, umlauts stand where the language puts them', () => {
  const people = ['Zoe', 'Örjan', 'Olga'].map((id, order) => person(id, order));
  assert.equal(
    stageTiles(people, { ...PLAIN, order: 'names' }).map(({ key }) => key),
    ['Olga', 'Örjan', 'Zoe'],
  );
});

test('who is pinned, calls or spoke is wanted more, and the order stays', () => {
  const people = ['a', 'b', 'c', 'd'].map((id, order) => person(id, order));
  const tiles = stageTiles(people, {
    ...PLAIN,
    recent: ['b'],
    pins: ['d'],
    caller: ({ id }) => (id === 'c' ? 1 : null),
  });
  assert.equal(
    tiles.map(({ key }) => key),
    ['a', 'b', 'c', 'd'],
  );
  const wanted = tiles.toSorted((x, y) => y.priority - x.priority).map(({ key }) => key);
  assert.equal(wanted, ['d', 'c', 'b', 'a']);
  assert.ok(tiles[3]?.pinned);
});

test.run();
