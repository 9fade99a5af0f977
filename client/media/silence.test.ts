// When a microphone is called dead.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { nextSilence, notSilent } from './silence.ts';

const test = suite('silence');

/** Plays amplitudes, one each second. */
function play(...runs: [amplitude: number | null, seconds: number][]) {
  let state = notSilent;
  let nowMs = 0;
  for (const [amplitude, seconds] of runs)
    for (let second = 0; second < seconds; second += 1) {
      state = nextSilence(state, amplitude, nowMs);
      nowMs += 1000;
    }
  return state.dead;
}

const table: [what: string, runs: [number | null, number][], dead: boolean][] = [
  ['a microphone that gives nothing is dead after eight seconds', [[0, 9]], true],
  ['and not before', [[0, 8]], false],
  ['a quiet room is no dead microphone', [[0.0002, 600]], false],
  [
    'one that worked gets longer: noise suppression makes pauses silent',
    [
      [0.1, 1],
      [0, 20],
    ],
    false,
  ],
  [
    'but not for ever',
    [
      [0.1, 1],
      [0, 21],
    ],
    true,
  ],
  [
    'the first sound ends it',
    [
      [0, 30],
      [0.001, 1],
    ],
    false,
  ],
  ['where nothing can be measured nothing is said', [[null, 60]], false],
  [
    'a pause in measuring starts anew',
    [
      [0, 7],
      [null, 1],
      [0, 7],
    ],
    false,
  ],
];
for (const [what, runs, dead] of table) test(what, () => assert.is(play(...runs), dead));

test('a state that does not change is the same object', () => {
  const heard = nextSilence(notSilent, 0.1, 0);
  assert.is(nextSilence(heard, 0.2, 40), heard);
  const silent = nextSilence(heard, 0, 80);
  assert.is(nextSilence(silent, 0, 120), silent);
});

test.run();
