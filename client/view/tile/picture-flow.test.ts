// Tests of the meaning of a picture that stands still.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { flowOf } from './picture-flow.ts';

const test = suite('picture flow');

test('a picture counts as frozen after 3 s and as stalled after 8 s', () => {
  assert.is(flowOf(0, true), 'moving');
  assert.is(flowOf(3000, true), 'moving');
  assert.is(flowOf(3001, true), 'frozen');
  assert.is(flowOf(8001, true), 'stalled');
});

test('a picture that never came is waited for, not frozen', () => {
  assert.is(flowOf(900, false), 'moving');
  assert.is(flowOf(20_000, false), 'waiting');
});

test.run();
