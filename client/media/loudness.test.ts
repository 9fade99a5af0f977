// Loudness follows the ear.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { loudness, rootMeanSquare } from './loudness.ts';

const test = suite('loudness');

const table: [amplitude: number, expected: number][] = [
  [0, 0],
  [-1, 0],
  [Number.NaN, 0],
  [0.0001, 0],
  [0.001, 0],
  [0.01, 1 / 3],
  [0.1, 2 / 3],
  [1, 1],
  [2, 1],
];

for (const [amplitude, expected] of table) {
  test(`amplitude ${amplitude} is ${expected.toFixed(2)} loud`, () => {
    assert.ok(Math.abs(loudness(amplitude) - expected) < 1e-9);
  });
}

test('a square wave has its own amplitude, silence has none', () => {
  assert.is(rootMeanSquare(new Float32Array([0.5, -0.5, 0.5, -0.5])), 0.5);
  assert.is(rootMeanSquare(new Float32Array(8)), 0);
  assert.is(rootMeanSquare(new Float32Array(0)), 0);
});

test.run();
