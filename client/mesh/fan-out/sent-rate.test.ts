// What travels on a path, from its byte counter.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { feelRate, UNKNOWN_RATE, type SentRate } from './sent-rate.ts';

const test = suite('sent-rate');

/** Looks four times a second at a counter that grows by so many kbit/s. */
function send(kbps: number, looks: number, from: SentRate = UNKNOWN_RATE): SentRate {
  let rate = from;
  for (let look = 0; look < looks; look++) {
    const { bytes, atMs } = rate.last ?? { bytes: 0, atMs: 0 };
    rate = feelRate(rate, bytes + (kbps * 250) / 8, atMs + 250);
  }
  return rate;
}

test('one look alone says nothing', () => {
  assert.is(send(300, 1).kbps, null);
});

test('a steady rate is known from the second look on', () => {
  assert.is(send(300, 2).kbps, 300);
});

test('a livelier scene is known within two seconds', () => {
  const lively = send(600, 8, send(200, 8)).kbps ?? 0;
  assert.ok(lively > 550 && lively < 600, `${lively}`);
});

test('another path counts from zero', () => {
  const before = send(300, 8);
  assert.is(feelRate(before, 100, 2_250).kbps, 300);
});

test.run();
