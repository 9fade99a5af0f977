// How voices of different loudness are brought together.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { levellingGain, nextLevelling, unleveled } from './levelling.ts';

const test = suite('levelling');

function hear(...runs: [amplitude: number, readings: number][]) {
  let state = unleveled;
  for (const [amplitude, readings] of runs)
    for (let index = 0; index < readings; index += 1) state = nextLevelling(state, amplitude);
  return levellingGain(state);
}

const table: [what: string, runs: [number, number][], gain: number][] = [
  ['a voice at the target stays as it is', [[0.05, 50]], 1],
  ['a voice near the target stays as it is', [[0.042, 50]], 1],
  ['a soft voice is lifted', [[0.031, 50]], 1.6],
  ['a very soft voice is lifted by 6 dB and no more', [[0.008, 50]], 2],
  ['a loud voice is lowered', [[0.08, 50]], 0.6],
  ['a shouting voice is lowered by 6 dB and no more', [[0.6, 50]], 0.5],
  ['less than a second of speech changes nothing', [[0.01, 9]], 1],
  ['silence and noise do not count', [[0.001, 500]], 1],
  [
    'pauses between words do not lift the voice',
    [
      [0.05, 40],
      [0, 500],
      [0.05, 40],
    ],
    1,
  ],
  [
    'one loud laugh does not lower the voice',
    [
      [0.05, 60],
      [0.3, 2],
    ],
    1,
  ],
  [
    'somebody who moves away is lifted after a while',
    [
      [0.05, 60],
      [0.015, 600],
    ],
    2,
  ],
];

for (const [what, runs, gain] of table) test(what, () => assert.is(hear(...runs), gain));

test('a pause leaves the state as it is', () => {
  const state = nextLevelling(unleveled, 0.1);
  assert.is(nextLevelling(state, 0), state);
});

test.run();
