// When wishes go out: more at once, less after a while, nothing twice.
import { signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeClock } from '../../test/support/fake-clock.ts';
import type { Watched } from './picture-wishes.ts';
import { createWatching, LESS_AFTER_MS } from './watching.ts';

const test = suite('watching');

const camera = (id: string, heightPx: number): Watched => ({
  id,
  source: 'camera',
  heightPx,
  pinned: false,
});

function setUp() {
  const clock = createFakeClock();
  const said: string[] = [];
  const audioOnly = signal(false);
  const watching = createWatching(
    { clock, audioOnly, setWish: (id, { camera: size }) => void said.push(`${id} ${size}`) },
    new AbortController().signal,
  );
  /** What was said since the last look. */
  const heard = () => said.splice(0);
  return { clock, watching, heard, audioOnly };
}

test('larger tiles ask at once, the same ones never again', () => {
  const { watching, heard } = setUp();
  watching.show('stage', [camera('a', 100), camera('b', 0)]);
  assert.equal(heard(), ['a 180', 'b off']);
  watching.show('stage', [camera('a', 100), camera('b', 300)]);
  assert.equal(heard(), ['b 360']);
  watching.show('stage', [camera('a', 100), camera('b', 300)]);
  assert.equal(heard(), []);
});

test('a tile that goes keeps its picture for a moment, and for good when it comes back', () => {
  const { clock, watching, heard } = setUp();
  watching.show('stage', [camera('a', 300)]);
  heard();
  watching.show('stage', [camera('a', 0)]);
  clock.advance(LESS_AFTER_MS - 1);
  assert.equal(heard(), []);
  watching.show('stage', [camera('a', 300)]);
  clock.advance(10_000);
  assert.equal(heard(), []);
  watching.show('stage', [camera('a', 0)]);
  clock.advance(LESS_AFTER_MS);
  assert.equal(heard(), ['a off']);
});

test('what a small window shows is sent although the stage is hidden', () => {
  const { clock, watching, heard } = setUp();
  watching.show('stage', [camera('a', 0)]);
  watching.show('small window', [camera('a', 150)]);
  assert.equal(heard(), ['a off', 'a 180']);
  watching.hide('small window');
  clock.advance(LESS_AFTER_MS);
  assert.equal(heard(), ['a off']);
});

test('who left and comes again is asked anew', () => {
  const { watching, heard } = setUp();
  watching.show('stage', [camera('a', 100), camera('b', 100)]);
  watching.show('stage', [camera('b', 100)]);
  heard();
  watching.show('stage', [camera('a', 100), camera('b', 100)]);
  assert.equal(heard(), ['a 180']);
});

test('with sound alone nothing is asked for, not by newcomers either, until pictures are wanted again', () => {
  const { clock, watching, heard, audioOnly } = setUp();
  watching.show('stage', [camera('a', 300)]);
  assert.equal(heard(), ['a 360']);
  audioOnly.value = true;
  assert.equal(heard(), ['a off']);
  watching.show('stage', [camera('a', 300), camera('b', 300)]);
  assert.equal(heard(), ['b off']);
  clock.advance(LESS_AFTER_MS);
  assert.equal(heard(), []);
  audioOnly.value = false;
  assert.equal(heard(), ['a 360', 'b 360']);
});

test.run();
