// The store keeps what it can and never throws.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { string } from '../../shared/parse.ts';
import { createStore, type StoreBackend } from './store.ts';

const test = suite('store');

function memoryBackend(): StoreBackend {
  const kept = new Map<string, unknown>();
  return {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  };
}

function throws(): never {
  throw new DOMException('no', 'SecurityError');
}

function rejects(): Promise<never> {
  return Promise.reject(new DOMException('full', 'QuotaExceededError'));
}

test('gives back what was kept', async () => {
  const store = createStore('settings', memoryBackend());
  await store.set('name', 'Elke');
  assert.is(await store.get('name', string(40)), 'Elke');
});

test('forgets what was removed', async () => {
  const store = createStore('settings', memoryBackend());
  await store.set('name', 'Elke');
  await store.remove('name');
  assert.is(await store.get('name', string(40)), undefined);
});

test('scopes do not see each other', async () => {
  const backend = memoryBackend();
  await createStore('one', backend).set('name', 'Elke');
  assert.is(await createStore('two', backend).get('name', string(40)), undefined);
});

test('drops a kept value that does not parse', async () => {
  const backend = memoryBackend();
  const store = createStore('settings', backend);
  await store.set('name', { script: 1 });
  assert.is(await store.get('name', string(40)), undefined);
});

test('remembers nothing when the backend throws at once', async () => {
  const store = createStore('settings', { get: throws, set: throws, remove: throws });
  await store.set('name', 'Elke');
  await store.remove('name');
  assert.is(await store.get('name', string(40)), undefined);
});

test('remembers nothing when the backend rejects', async () => {
  const store = createStore('settings', { get: rejects, set: rejects, remove: rejects });
  await store.set('name', 'Elke');
  assert.is(await store.get('name', string(40)), undefined);
});

test('remembers nothing where there is no indexedDB at all', async () => {
  const store = createStore('settings');
  await store.set('name', 'Elke');
  assert.is(await store.get('name', string(40)), undefined);
});

test.run();
