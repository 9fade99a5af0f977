// Links with a narrow line, and their way back to the pool.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { foundNarrow, readNarrow, WIDE_LINE, type NarrowLine } from './narrow-line.ts';

const test = suite('narrow-line');

/** Reads every two seconds until it is back in the pool. Returns the time of that. */
function untilBack(line: NarrowLine, isLimited: (nowMs: number) => boolean, fromMs: number) {
  for (let nowMs = fromMs; nowMs < 1_000_000; nowMs += 2_000) {
    line = readNarrow(line, isLimited(nowMs), nowMs);
    if (line.sinceMs === null) return { line, nowMs };
  }
  return { line, nowMs: Number.POSITIVE_INFINITY };
}

test('what was never narrow stays as it is', () => {
  assert.is(readNarrow(WIDE_LINE, true, 1_000), WIDE_LINE);
});

test('ten seconds without a limit, and it is wide again', () => {
  const narrow = foundNarrow(WIDE_LINE, 50_000);
  assert.is(narrow.sinceMs, 50_000);
  assert.is(untilBack(narrow, () => false, 50_000).nowMs, 60_000);
});

test('a limit begins the time anew', () => {
  const narrow = foundNarrow(WIDE_LINE, 50_000);
  assert.is(untilBack(narrow, (nowMs) => nowMs <= 58_000, 50_000).nowMs, 68_000);
});

test('in vain it waits longer, up to a bound; a try that went well begins with ten seconds', () => {
  let line = foundNarrow(WIDE_LINE, 0);
  let nowMs = 0;
  const waits: number[] = [];
  for (let time = 0; time < 6; time += 1) {
    const back = untilBack(line, () => false, nowMs);
    waits.push(back.nowMs - nowMs);
    nowMs = back.nowMs + 5_000;
    line = foundNarrow(back.line, nowMs);
  }
  assert.equal(waits, [10_000, 20_000, 40_000, 80_000, 80_000, 80_000]);
  const back = untilBack(line, () => false, nowMs);
  assert.is(foundNarrow(back.line, back.nowMs + 60_000).patienceMs, 10_000);
});

test.run();
