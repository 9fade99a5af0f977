// Choices that outlive the visit.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { boolean } from '../../shared/parse.ts';
import { createStore, type StoreBackend } from '../kit/store.ts';
import { createPreference } from './preference.ts';

const test = suite('preference');

function memory(): StoreBackend & { kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('what was chosen is there at the next visit', async () => {
  const backend = memory();
  createPreference(createStore('view', backend), 'mirror', boolean, true).set(false);
  await settled();
  const next = createPreference(createStore('view', backend), 'mirror', boolean, true);
  await settled();
  assert.is(next.value.value, false);
});

test('nonsense in storage counts as nothing', async () => {
  const backend = memory();
  backend.kept.set('view/mirror', 'yes');
  const preference = createPreference(createStore('view', backend), 'mirror', boolean, true);
  await settled();
  assert.is(preference.value.value, true);
});

test('a slow storage does not undo what was chosen meanwhile', async () => {
  const backend = memory();
  backend.kept.set('view/mirror', true);
  const preference = createPreference(createStore('view', backend), 'mirror', boolean, true);
  preference.set(false);
  await settled();
  assert.is(preference.value.value, false);
});

test.run();
