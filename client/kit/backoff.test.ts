// Pauses between attempts.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { backoffMs } from './backoff.ts';

const test = suite('backoff');
const options = { floorMs: 100, firstMs: 500, factor: 2, capMs: 3_000 };

test('the ceiling doubles up to the cap', () => {
  const ceilings = [0, 1, 2, 3, 50].map((attempt) => backoffMs(options, attempt, 1));
  assert.equal(ceilings, [500, 1_000, 2_000, 3_000, 3_000]);
});

test('chance chooses between floor and ceiling', () => {
  assert.is(backoffMs(options, 3, 0), 100);
  assert.is(backoffMs(options, 3, 0.5), 1_550);
});

test('a ceiling below the floor is the floor', () => {
  assert.is(backoffMs({ ...options, firstMs: 10 }, 0, 0.9), 100);
});

test.run();
