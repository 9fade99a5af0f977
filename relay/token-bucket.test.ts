// The token bucket against a clock that the test moves.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createTokenBucket } from './token-bucket.ts';

const test = suite('token-bucket');

function takeAll(bucket: ReturnType<typeof createTokenBucket>, nowMs: number): number {
  let taken = 0;
  while (taken < 10_000 && bucket.take(nowMs)) taken++;
  return taken;
}

test('gives a burst at once and then its rate', () => {
  const bucket = createTokenBucket(50, 200, 0);
  assert.is(takeAll(bucket, 0), 200);
  assert.is(takeAll(bucket, 10), 0);
  assert.is(takeAll(bucket, 1010), 50);
});

test('never holds more than its burst', () => {
  const bucket = createTokenBucket(50, 200, 0);
  assert.is(takeAll(bucket, 3_600_000), 200);
});

test('is full again after as long as it takes', () => {
  const bucket = createTokenBucket(2, 10, 0);
  takeAll(bucket, 0);
  assert.not(bucket.isFull(4999));
  assert.ok(bucket.isFull(5000));
});

test('has no limit when rate or burst is 0', () => {
  assert.is(takeAll(createTokenBucket(0, 200, 0), 0), 10_000);
  assert.is(takeAll(createTokenBucket(50, 0, 0), 0), 10_000);
});

test.run();
