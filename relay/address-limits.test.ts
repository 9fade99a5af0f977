// Limits per address, against a clock that the test moves.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createAddressLimits } from './address-limits.ts';

const test = suite('address-limits');

test('an address holds so many connections, another one its own', () => {
  const limits = createAddressLimits({ maxConnections: 2, maxJoinsPerMinute: 0 });
  assert.ok(limits.admit('a', 0));
  assert.ok(limits.admit('a', 0));
  assert.not(limits.admit('a', 0));
  assert.ok(limits.admit('b', 0));
  limits.release('a');
  assert.ok(limits.admit('a', 0));
});

test('an address joins so often per minute, however short it stays', () => {
  const limits = createAddressLimits({ maxConnections: 0, maxJoinsPerMinute: 3 });
  for (let join = 0; join < 3; join++) {
    assert.ok(limits.admit('a', 0));
    limits.release('a');
  }
  assert.not(limits.admit('a', 1000));
  assert.ok(limits.admit('a', 20_000));
});

test('0 is no limit', () => {
  const limits = createAddressLimits({ maxConnections: 0, maxJoinsPerMinute: 0 });
  for (let join = 0; join < 5000; join++) assert.ok(limits.admit('a', 0));
});

test('an address is forgotten when it has nothing open and its minute is over', () => {
  const limits = createAddressLimits({ maxConnections: 5, maxJoinsPerMinute: 60 });
  limits.admit('a', 0);
  limits.admit('b', 0);
  limits.release('a');
  limits.sweep(500);
  assert.is(limits.size(), 2);
  limits.sweep(2000);
  assert.is(limits.size(), 1);
  limits.release('b');
  limits.sweep(2000);
  assert.is(limits.size(), 0);
});

test.run();
