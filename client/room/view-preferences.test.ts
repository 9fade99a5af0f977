// Tests of what is remembered about the view.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createStore } from '../kit/store.ts';
import { createViewPreferences } from './view-preferences.ts';

const test = suite('view preferences');

function keptIn(kept: Map<string, unknown>) {
  return createStore('view', {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  });
}

test('choices are remembered, and nonsense in the storage is not believed', async () => {
  const kept = new Map<string, unknown>([
    ['view/corner', 'bottom-start'],
    ['view/own-picture', 'off'],
    ['view/mirror', 'yes'],
  ]);
  const preferences = createViewPreferences(keptIn(kept));
  await new Promise((resolve) => setImmediate(resolve));
  assert.is(preferences.ownPicture.value.value, 'off');
  assert.is(preferences.corner.value.value, 'bottom-end');
  assert.is(preferences.mirror.value.value, true);
  preferences.corner.set('top-start');
  await new Promise((resolve) => setImmediate(resolve));
  assert.is(kept.get('view/corner'), 'top-start');
});

test.run();
