// Tests of the meeting's clock.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { clockText } from './clock-text.ts';

const test = suite('clock text');

test('hours, minutes and seconds are told', () => {
  assert.is(clockText(0), '0:00:00');
  assert.is(clockText(768_999), '0:12:48');
  assert.is(clockText(3_600_000 * 11 + 61_000), '11:01:01');
});

test('a clock that was set back tells zero', () => {
  assert.is(clockText(-5000), '0:00:00');
});

test.run();
