// The watch on a line: what makes it narrow, with time and line as a table.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { PictureSize } from '../picture-size.ts';
import { UNWATCHED, watchLine, type LineWatch } from './line-watch.ts';

const test = suite('line-watch');

interface Line {
  estimateKbps: number;
  packetDelayMs?: number;
  roundTripMs?: number;
  /** What the picture takes; left out = all that its size allows. */
  sentKbps?: number;
  isFull?: boolean;
  size?: PictureSize;
}

interface Ride {
  watch: LineWatch;
  nowMs: number;
  /** When it was first found narrow. */
  narrowAtMs: number | null;
}

const GOOD: Line = { estimateKbps: 5_000 };

/** Answers to checks of the path come so far apart. */
const ANSWER_MS = 2_500;

/** Looks four times a second at a line for so long; once a second on a full device. */
function ride(line: Line, forMs: number, from?: Ride): Ride {
  let { watch, nowMs, narrowAtMs } = from ?? { watch: UNWATCHED, nowMs: 0, narrowAtMs: null };
  for (const endMs = nowMs + forMs; nowMs < endMs;) {
    const { packetDelayMs = 2, sentKbps = null, isFull = false, size = '360' } = line;
    const { estimateKbps } = line;
    nowMs += isFull ? 1_000 : 250;
    const roundTripMs = nowMs % ANSWER_MS === 0 ? (line.roundTripMs ?? 20) : null;
    const facts = { nowMs, estimateKbps, packetDelayMs, roundTripMs, sentKbps, isFull, size };
    watch = watchLine(watch, facts);
    if (watch.isNarrow) narrowAtMs ??= nowMs;
  }
  return { watch, nowMs, narrowAtMs };
}

const settled = ride(GOOD, 10_000);
/** How long after the settled state the line is found narrow; null = not within 20 s. */
function found(line: Line): number | null {
  const { narrowAtMs } = ride(line, 20_000, settled);
  return narrowAtMs === null ? null : narrowAtMs - settled.nowMs;
}

test('a good line is left alone', () => {
  assert.is(ride(GOOD, 60_000).narrowAtMs, null);
});

for (const [what, line, afterMs] of [
  ['an estimate far below what the size needs', { estimateKbps: 433 }, 250],
  ['an estimate far below what is sent', { estimateKbps: 280, sentKbps: 400 }, 250],
  ['packets that wait long here', { ...GOOD, packetDelayMs: 150 }, 250],
  ['a round trip that has grown, in two answers', { ...GOOD, roundTripMs: 400 }, 2 * ANSWER_MS],
  ['an estimate a little below, with a queue', { estimateKbps: 660, packetDelayMs: 25 }, 1_000],
  [
    'one as low as what is sent, with one',
    { estimateKbps: 400, packetDelayMs: 60, sentKbps: 390 },
    1_000,
  ],
  ['an estimate a little below without a queue', { estimateKbps: 660 }, null],
  ['a calm picture on a line for one', { estimateKbps: 300, sentKbps: 250 }, null],
  ['a line without a picture', { estimateKbps: 20, size: 'off' }, null],
  [
    'packets and answers that wait on a full device',
    { ...GOOD, packetDelayMs: 300, roundTripMs: 900, isFull: true },
    null,
  ],
  [
    'an estimate a little below on one',
    { estimateKbps: 600, packetDelayMs: 60, isFull: true },
    null,
  ],
  ['an estimate far below on one', { estimateKbps: 433, isFull: true }, 2_000],
] as const) {
  test(`${what}: ${afterMs === null ? 'all is well' : `narrow after ${afterMs} ms`}`, () => {
    assert.is(found(line), afterMs);
  });
}

test('a false alarm of a moment is none', () => {
  let line = settled;
  for (let time = 0; time < 10; time += 1) {
    line = ride({ estimateKbps: 400, packetDelayMs: 60, sentKbps: 390 }, 750, line);
    line = ride({ ...GOOD, packetDelayMs: 0 }, 1_000, line);
  }
  assert.is(line.narrowAtMs, null);
});

test('looks that come late say nothing of the line', () => {
  let { watch, nowMs } = settled;
  for (let look = 0; look < 20; look += 1) {
    nowMs += 800;
    const facts = {
      nowMs,
      estimateKbps: 200,
      packetDelayMs: 150,
      roundTripMs: 500,
      sentKbps: null,
      isFull: false,
    };
    watch = watchLine(watch, { ...facts, size: '360' });
    assert.is(watch.isNarrow, false);
  }
});

test('one slow answer is a busy moment', () => {
  const slow = ride({ ...GOOD, roundTripMs: 400 }, ANSWER_MS, settled);
  assert.is(ride(GOOD, 10_000, slow).narrowAtMs, null);
});

test('a larger picture is tried until the browser has asked the line', () => {
  const small = ride({ estimateKbps: 250, size: '180' }, 6_000);
  assert.is(small.narrowAtMs, null);
  const tried = ride({ estimateKbps: 250 }, 1_500, small);
  assert.is(tried.narrowAtMs, null);
  assert.is(ride({ estimateKbps: 900 }, 20_000, tried).narrowAtMs, null);
  assert.is(ride({ estimateKbps: 250 }, 250, tried).narrowAtMs, tried.nowMs + 250);
});

test('a queue counts while it is tried, too', () => {
  const small = ride({ estimateKbps: 250, size: '180' }, 6_000);
  const queue = ride({ estimateKbps: 250, packetDelayMs: 150 }, 250, small);
  assert.is(queue.narrowAtMs, small.nowMs + 250);
});

test.run();
