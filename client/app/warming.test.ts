// When connections are made ready before joining, and what becomes of them.
import { signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWarming } from './warming.ts';

const test = suite('warming');

function lobby() {
  const life = new AbortController();
  const allowed = signal(true);
  const made: AbortSignal[] = [];
  let wasted = 0;
  const warming = createWarming(
    {
      isAllowed: () => allowed.value,
      make(signalOfMade) {
        made.push(signalOfMade);
        return Promise.resolve(made.length);
      },
      onWasted: () => (wasted += 1),
    },
    life.signal,
  );
  return { life, allowed, made, warming, wasted: () => wasted };
}

test('signs come again and again, and one set of connections is made', async () => {
  const { warming, made, life } = lobby();
  warming.begin();
  warming.begin();
  assert.is(made.length, 1);
  assert.is(await warming.take(), 1);
  life.abort();
});

test('who takes them keeps them, whatever changes afterwards', async () => {
  const { warming, allowed, made, wasted, life } = lobby();
  warming.begin();
  await warming.take();
  allowed.value = false;
  warming.end();
  assert.is(made[0]?.aborted, false);
  assert.is(wasted(), 0);
  assert.is(await warming.take(), null);
  life.abort();
});

test('when they are no longer allowed they end, and the identity is used up', async () => {
  const { warming, allowed, made, wasted, life } = lobby();
  warming.begin();
  allowed.value = false;
  assert.is(made[0]?.aborted, true);
  assert.is(await warming.take(), null);
  assert.is(wasted(), 1);
  warming.begin();
  assert.is(made.length, 1, 'nothing is made where it is not allowed');
  life.abort();
});

test('what cannot be made is no obstacle to joining', async () => {
  const life = new AbortController();
  let wasted = 0;
  const warming = createWarming(
    {
      isAllowed: () => true,
      make: () => Promise.reject(new Error('no network')),
      onWasted: () => (wasted += 1),
    },
    life.signal,
  );
  warming.begin();
  assert.is(await warming.take(), null);
  warming.begin();
  warming.end();
  await Promise.resolve();
  assert.is(wasted, 0);
  life.abort();
});

test('with the visit all of it ends', async () => {
  const { warming, made, wasted, life } = lobby();
  warming.begin();
  life.abort();
  await Promise.resolve();
  assert.is(made[0]?.aborted, true);
  assert.is(wasted(), 0);
  warming.begin();
  assert.is(made.length, 1);
});

test.run();
