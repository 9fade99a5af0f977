// From the stage's layout to what is watched.
import { signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Participant } from '../../room/participant.ts';
import { watchedOn } from './use-watched.ts';

const test = suite('use-watched');

const person = (id: string, shares = false) => ({ id, screen: signal(shares) }) as Participant;
const place = (key: string, height: number, role: 'grid' | 'main' | 'strip' = 'grid') => ({
  key,
  role,
  height,
});
const plain = { pins: [], full: null, pixelRatio: 1, pageHeight: 900 };
const camera = (id: string, heightPx: number, pinned = false) => ({
  id,
  source: 'camera' as const,
  heightPx,
  pinned,
});
const screen = (id: string, size: 'off' | 'small' | 'full', pinned = false) => ({
  id,
  source: 'screen' as const,
  size,
  pinned,
});

test('who is placed has a height in device pixels, who is not has none', () => {
  const others = [person('a'), person('b')];
  assert.equal(watchedOn([place('a', 200)], { ...plain, others, pixelRatio: 3 }), [
    camera('a', 400),
    screen('a', 'full'),
    camera('b', 0),
    screen('b', 'full'),
  ]);
});

test('a shared screen is legible where it is large, small in the strip, off where it is not', () => {
  const others = [person('a', true), person('b', true), person('c', true)];
  const placed = [place('screen:a', 500, 'main'), place('screen:b', 90, 'strip')];
  const screens = watchedOn(placed, { ...plain, others, pins: ['screen:a'] });
  assert.equal(
    screens.filter(({ source }) => source === 'screen'),
    [screen('a', 'full', true), screen('b', 'small'), screen('c', 'off')],
  );
});

test('the tile that fills the screen is as high as the page', () => {
  const others = [person('a')];
  const [watched] = watchedOn([place('a', 100, 'strip')], { ...plain, others, full: 'a' });
  assert.equal(watched, camera('a', 900));
});

test.run();
