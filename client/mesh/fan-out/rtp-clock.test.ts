// Clocks of encoders, translated into each other.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { after, seeFrame, translate, UNSEEN } from './rtp-clock.ts';

const test = suite('rtp-clock');
const WRAP = 2 ** 32;

/** Frames of an encoder that began at `start`, seen after some delay. */
function clockOf(start: number, delaysMs: readonly number[]) {
  return delaysMs.reduce((clock, delayMs, at) => {
    const takenMs = 1_000 + at * 33;
    return seeFrame(clock, (start + takenMs * 90) % WRAP, takenMs + delayMs);
  }, UNSEEN);
}

test('the frame with the least delay tells the offset', () => {
  assert.is(clockOf(5_000, [40, 8, 25]).offset, 5_000 - 8 * 90);
});

for (const [from, to] of [
  [5_000, 900_000],
  [900_000, 5_000],
  [WRAP - 10, 1_000],
  [0, WRAP - 1],
] as const) {
  test(`a moment of a clock from ${from} is the same on one from ${to}`, () => {
    const a = clockOf(from, [3, 3]);
    const b = clockOf(to, [3, 3]);
    const momentMs = 60_000;
    const translated = translate((from + momentMs * 90) % WRAP, a, b);
    assert.is(translated, (to + momentMs * 90) % WRAP);
  });
}

test('what is sent rises by a millisecond at least, across the end of the numbers too', () => {
  assert.is(after(null, 7), 7);
  assert.is(after(1_000, 3_000), 3_000);
  assert.is(after(1_000, 1_000), 1_090);
  assert.is(after(1_000, 500), 1_090);
  assert.is(after(WRAP - 10, 50), 80);
  assert.is(after(WRAP - 10, 5_000), 5_000);
});

test.run();
