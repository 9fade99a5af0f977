// Tests of pins.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createStageState } from './stage-state.ts';
import { screenKey } from './stage-tiles.ts';

const test = suite('stage state');

test('several can be pinned, and each unpinned alone', () => {
  const stage = createStageState();
  stage.togglePin('a');
  stage.togglePin('b');
  assert.equal(stage.pins.value, ['a', 'b']);
  stage.togglePin('a');
  assert.equal(stage.pins.value, ['b']);
});

test('a screen that is brought forward takes the place of another screen, not of people', () => {
  const stage = createStageState();
  stage.togglePin('a');
  stage.bringForward(screenKey('a'));
  stage.bringForward(screenKey('b'));
  assert.equal(stage.pins.value, ['a', screenKey('b')]);
});

test.run();
