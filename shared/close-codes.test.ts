// Close codes: each has one reason, and all are such as a relay may send.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CLOSE_CODES, closeReason } from './close-codes.ts';

const test = suite('close-codes');

test('each code leads back to its reason', () => {
  for (const [reason, code] of Object.entries(CLOSE_CODES)) assert.is(closeReason(code), reason);
});

test('a code that the relay does not send has no reason', () => {
  for (const code of [1000, 1001, 1006, 4000, Number.NaN]) assert.is(closeReason(code), null);
});

test('no two reasons share a code', () => {
  const codes = Object.values(CLOSE_CODES);
  assert.is(new Set(codes).size, codes.length);
});

test.run();
