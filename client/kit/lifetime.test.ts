// Lifetimes within lifetimes.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { childLifetime, onAbort } from './lifetime.ts';

const test = suite('lifetime');

test('a clean-up runs once, or at once when it is too late', () => {
  const life = new AbortController();
  let runs = 0;
  onAbort(life.signal, () => void (runs += 1));
  assert.is(runs, 0);
  life.abort();
  life.abort();
  assert.is(runs, 1);
  onAbort(life.signal, () => void (runs += 1));
  assert.is(runs, 2);
});

test('a child ends with its parent, for the same reason', () => {
  const parent = new AbortController();
  const child = childLifetime(parent.signal);
  parent.abort('over');
  assert.is(child.signal.aborted, true);
  assert.is(child.signal.reason, 'over');
  assert.is(childLifetime(parent.signal).signal.aborted, true);
});

test('a child that ends first leaves its parent alone', () => {
  const parent = new AbortController();
  childLifetime(parent.signal).abort();
  assert.is(parent.signal.aborted, false);
});

test.run();
