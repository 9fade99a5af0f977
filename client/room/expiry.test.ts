// When a link counts, when those inside are told, and when nobody gets in any more.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeClock } from '../../test/support/fake-clock.ts';
import { expiryHourAt, followExpiry, validityAt, type Validity } from './expiry.ts';

const test = suite('expiry');

const HOUR = 498_900;
const END_MS = HOUR * 3_600_000;
const MINUTE_MS = 60_000;

const moments: [fromEndMs: number, validity: Validity][] = [
  [-24 * 60 * MINUTE_MS, 'valid'],
  [-5 * MINUTE_MS - 1, 'valid'],
  [-5 * MINUTE_MS, 'soon'],
  [-1, 'soon'],
  [0, 'over'],
  [5 * MINUTE_MS - 1, 'over'],
  [5 * MINUTE_MS, 'closed'],
  [24 * 60 * MINUTE_MS, 'closed'],
];
for (const [fromEndMs, validity] of moments) {
  test(`${fromEndMs / MINUTE_MS} minutes from the end a link is ${validity}`, () =>
    assert.is(validityAt(HOUR, END_MS + fromEndMs), validity));
}

test('a link without an hour is valid for ever', () => {
  assert.is(validityAt(null, Number.MAX_SAFE_INTEGER), 'valid');
});

test('an end within an hour is rounded up, never down', () => {
  assert.is(expiryHourAt(END_MS), HOUR);
  assert.is(expiryHourAt(END_MS - 1), HOUR);
  assert.is(expiryHourAt(END_MS + 1), HOUR + 1);
});

test('a running meeting follows the clock on the wall, also when that is set', () => {
  const clock = createFakeClock();
  const life = new AbortController();
  let wallMs = END_MS - 10 * MINUTE_MS;
  const { validity } = followExpiry(HOUR, clock, () => wallMs, life.signal);
  assert.is(validity.value, 'valid');
  wallMs = END_MS - MINUTE_MS;
  clock.advance(5_000);
  assert.is(validity.value, 'soon');
  wallMs = END_MS + MINUTE_MS;
  clock.advance(5_000);
  assert.is(validity.value, 'over');
  life.abort();
  wallMs = END_MS - 10 * MINUTE_MS;
  clock.advance(60_000);
  assert.is(validity.value, 'over');
});

test.run();
