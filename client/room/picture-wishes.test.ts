// From places on the screen to wishes.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Wish } from '../mesh/wishes.ts';
import { wishFor, withMore, type Watched } from './picture-wishes.ts';

const test = suite('picture-wishes');

const camera = (heightPx: number, pinned = false): Watched => ({
  id: 'a',
  source: 'camera',
  heightPx,
  pinned,
});
const screen = (size: 'off' | 'small' | 'full'): Watched => ({
  id: 'a',
  source: 'screen',
  size,
  pinned: false,
});
const wish = (size: Wish['camera']): Wish => ({ camera: size, screen: 'off', pinned: false });

for (const [heightPx, size] of [
  [0, 'off'],
  [96, '180'],
  [250, '180'],
  [251, '360'],
  [500, '360'],
  [501, '720'],
  [2_000, '720'],
] as const) {
  test(`a tile of ${heightPx} pixels wishes ${size}`, () => {
    assert.is(wishFor([camera(heightPx)], null).camera, size);
  });
}

for (const [before, heightPx, size] of [
  ['180', 270, '180'],
  ['180', 290, '360'],
  ['360', 230, '360'],
  ['360', 210, '180'],
  ['360', 550, '360'],
  ['720', 450, '720'],
  ['off', 270, '360'],
] as const) {
  test(`with ${before} before, ${heightPx} pixels wish ${size}`, () => {
    assert.is(wishFor([camera(heightPx)], wish(before)).camera, size);
  });
}

test('the largest of several places counts, and a pin in any of them', () => {
  const seen = [camera(100), camera(400, true), screen('small'), screen('full'), screen('off')];
  assert.equal(wishFor(seen, null), { camera: '360', screen: 'full', pinned: true });
});

test('what is in no list is not wished', () => {
  assert.equal(wishFor([], null), wish('off'));
});

test('more comes at once, less waits', () => {
  const before: Wish = { camera: '720', screen: 'off', pinned: true };
  const target: Wish = { camera: '180', screen: 'full', pinned: false };
  assert.equal(withMore(before, target), { camera: '720', screen: 'full', pinned: false });
});

test.run();
