// When a peer that complains gets an encoder of its own.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CALM, hearBlind, isHopeless } from './watchdog.ts';

const test = suite('watchdog');

const hear = (wordsMs: readonly number[], isSending = true) =>
  wordsMs.reduce((watch, atMs) => hearBlind(watch, isSending, atMs), CALM);

test('one word asks for a key frame and no more', () => {
  assert.is(isHopeless(CALM), false);
  assert.is(isHopeless(hear([1_000])), false);
});

test('the next word a second later means two seconds without a picture', () => {
  assert.is(isHopeless(hear([1_000, 2_000])), true);
});

test('words with a long time in between are two small troubles', () => {
  assert.is(isHopeless(hear([1_000, 9_000])), false);
  assert.is(isHopeless(hear([1_000, 9_000, 10_000])), true);
});

test('who is sent nothing has nothing to complain about', () => {
  assert.is(isHopeless(hear([1_000, 2_000, 3_000], false)), false);
});

test.run();
