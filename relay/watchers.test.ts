// Who watches a room and what each hears, on watchers that only remember what they were sent.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { decodeFrame, encodeInside, isInside } from '../shared/relay-protocol.ts';
import { createRooms } from './rooms.ts';
import { createWatchers } from './watchers.ts';

const test = suite('watchers');

function createWorld() {
  let number = 0;
  const waiting: (() => void)[] = [];
  const rooms = createRooms({
    maxRoomSize: 16,
    randomNumber: () => (number += 1),
    onCount: (room) => watchers.changed(room),
  });
  const watchers = createWatchers({
    insideOf: rooms.insideOf,
    hasMembers: rooms.hasMembers,
    after: (_delayMs, run) => waiting.push(run),
  });
  return {
    watchers,
    /** A member that has not said yet that it is inside. */
    attach() {
      const seat = rooms.join('room', { send: () => undefined });
      if (seat === null) throw new Error('full');
      watchers.learn('room', 'word');
      return {
        enter: () => rooms.enter(seat),
        leave() {
          rooms.leave(seat);
          watchers.left('room');
        },
      };
    },
    watch(word = 'word') {
      const heard: number[] = [];
      const stop = watchers.watch('room', word, {
        tell(frame) {
          const decoded = decodeFrame(frame);
          if (decoded?.type === 'count') heard.push(decoded.inside);
        },
      });
      return { heard, stop };
    },
    /** Lets the second pass. */
    rest() {
      for (const run of waiting.splice(0)) run();
    },
  };
}

test('a watcher hears the number at once and after each change', () => {
  const world = createWorld();
  const { heard } = world.watch();
  const anna = world.attach();
  anna.enter();
  world.rest();
  anna.leave();
  assert.equal(heard, [0, 1, 0]);
});

test('who is only at the door is not counted, and nobody counts twice', () => {
  const world = createWorld();
  const { heard } = world.watch();
  const anna = world.attach();
  world.attach();
  anna.enter();
  anna.enter();
  world.rest();
  assert.equal(heard, [0, 1]);
  assert.equal(world.watch().heard, [1]);
});

test('however often people come and go, watchers hear of it once a second', () => {
  const world = createWorld();
  const { heard } = world.watch();
  for (let count = 0; count < 5; count++) world.attach().enter();
  assert.equal(heard, [0, 1]);
  world.rest();
  assert.equal(heard, [0, 1, 5]);
  world.rest();
  assert.equal(heard, [0, 1, 5]);
});

test('the last word arrives also when everybody left within the second', () => {
  const world = createWorld();
  const { heard } = world.watch();
  const anna = world.attach();
  anna.enter();
  anna.leave();
  world.rest();
  assert.equal(heard, [0, 1, 0]);
});

test('who has not the right word hears that nobody is there, whatever happens', () => {
  const world = createWorld();
  const anna = world.attach();
  anna.enter();
  const { heard } = world.watch('guess');
  world.attach().enter();
  world.rest();
  anna.leave();
  world.rest();
  assert.equal(heard, [0]);
});

test('who stopped watching hears nothing more', () => {
  const world = createWorld();
  const first = world.watch();
  const second = world.watch();
  first.stop();
  world.attach().enter();
  assert.equal([first.heard, second.heard], [[0], [0, 1]]);
});

test('only the empty frame to everybody says that one is inside', () => {
  assert.ok(isInside(encodeInside()));
  assert.not.ok(isInside(Uint8Array.of(0, 0, 0, 0, 1)));
  assert.not.ok(isInside(Uint8Array.of(0, 0, 0, 1)));
});

test.run();
