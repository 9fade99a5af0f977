// The path of a plot: its edges, its scale, and gaps.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plotPath } from './plot-path.ts';

const test = suite('plot path');

const size = { width: 100, height: 12, spanMs: 10_000, atLeast: 10 };

test('the latest value stands at the end, the largest at the top', () => {
  const path = plotPath(
    [
      [5_000, 0],
      [10_000, 20],
    ],
    size,
  );
  assert.is(path, 'M50 11L100 1');
});

test('small values look small', () => {
  assert.is(plotPath([[0, 5]], size), 'M100 6');
});

test('what is not known is a gap', () => {
  const path = plotPath(
    [
      [0, 10],
      [5_000, null],
      [10_000, 10],
    ],
    size,
  );
  assert.is(path, 'M0 1M100 1');
});

test('nothing is an empty path', () => {
  assert.is(plotPath([], size), '');
});

test.run();
