// The wish to hide is remembered, known before anybody is connected with, and given to the mesh.
import { signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createEmitter } from '../kit/emitter.ts';
import { createStore } from '../kit/store.ts';
import type { MeshEvents } from '../mesh/mesh.ts';
import { createAddressChoice, followAddresses } from './addresses.ts';

const test = suite('addresses');

function newStore() {
  const kept = new Map<string, unknown>();
  return createStore('privacy', {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  });
}

test('addresses are told until somebody wants otherwise, and that is remembered', async () => {
  const store = newStore();
  const first = createAddressChoice(store);
  await first.ready;
  assert.is(first.hidden.value, false);
  first.set(true);
  const second = createAddressChoice(store);
  await second.ready;
  assert.is(second.hidden.value, true);
});

test('what one chooses at once is not undone by what was remembered', async () => {
  const store = newStore();
  createAddressChoice(store).set(true);
  const choice = createAddressChoice(store);
  choice.set(false);
  await choice.ready;
  assert.is(choice.hidden.value, false);
});

test('the mesh hears each change, and a silent detour counts only while it is needed', () => {
  const { on, emit } = createEmitter<MeshEvents>();
  const told: boolean[] = [];
  const choice = createAddressChoice(newStore());
  const forced = signal(false);
  const life = new AbortController();
  const mesh = { on, hideAddress: (hidden: boolean) => void told.push(hidden) };
  const { unreachable } = followAddresses(mesh, choice, forced, life.signal);
  choice.set(true);
  assert.equal(told, [false, true]);
  emit('detour', { reachable: false });
  assert.is(unreachable.value, true);
  choice.set(false);
  assert.is(unreachable.value, false);
  forced.value = true;
  assert.is(unreachable.value, true);
  emit('detour', { reachable: true });
  assert.is(unreachable.value, false);
  life.abort();
  choice.set(true);
  assert.equal(told, [false, true, false]);
});

test.run();
