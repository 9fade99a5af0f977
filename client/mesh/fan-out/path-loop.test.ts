// The control loop: every transition, with time and line as a table.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { smaller, type PictureSize } from '../picture-size.ts';
import { needKbps, nextStep, startLoop, type LoopState } from './path-loop.ts';

const test = suite('path-loop');

interface Line {
  estimateKbps: number;
  packetDelayMs?: number;
  roundTripMs?: number;
  wanted?: PictureSize;
}

interface Ride {
  state: LoopState;
  nowMs: number;
  /** As 'at what', for every change of ceiling and probe. */
  log: string[];
}

const GOOD: Line = { estimateKbps: 5_000 };

/** Looks four times a second at a line for so long. */
function ride(line: Line, forMs: number, from?: Ride): Ride {
  let { state, nowMs, log } = from ?? { state: startLoop(0), nowMs: 0, log: [] };
  log = [...log];
  for (const endMs = nowMs + forMs; nowMs < endMs;) {
    nowMs += 250;
    const wanted = line.wanted ?? '360';
    const before = state.ceiling;
    const step = nextStep(state, {
      nowMs,
      estimateKbps: line.estimateKbps,
      packetDelayMs: line.packetDelayMs ?? 2,
      roundTripMs: line.roundTripMs ?? 20,
      size: smaller(wanted, state.ceiling),
      wanted,
    });
    state = step.state;
    if (state.ceiling !== before) log.push(`${nowMs} ${state.ceiling}`);
    if (step.probe === 'stop') log.push(`${nowMs} probe ends`);
    else if (step.probe !== 'keep') log.push(`${nowMs} probe ${step.probe.kbps}`);
  }
  return { state, nowMs, log };
}

/** What happened after `from`. */
const news = (from: Ride, to: Ride) => to.log.slice(from.log.length);
const settled = ride(GOOD, 10_000);

test('a good line is left alone', () => {
  assert.equal(settled.log, []);
  assert.is(settled.state.ceiling, '720');
});

test('a wish that the estimate does not cover is shown at once, and the line is asked', () => {
  const start = ride({ estimateKbps: 300 }, 250);
  assert.equal(start.log, [`250 probe ${Math.round(1.6 * needKbps('360'))}`]);
  assert.is(start.state.ceiling, '720');
  const good = ride({ estimateKbps: 2_000 }, 3_000, start);
  assert.equal(news(start, good), ['1750 probe ends']);
});

test('if the line says no, the picture becomes what it bears', () => {
  const start = ride({ estimateKbps: 300 }, 250);
  const bad = ride({ estimateKbps: 320 }, 1_500, start);
  assert.equal(news(start, bad), ['1750 180', '1750 probe ends']);
});

test('a larger wish is tried and asked for in the same way', () => {
  const small = ride({ estimateKbps: 250, wanted: '180' }, 6_000);
  const before = small.log.length;
  const large = ride({ estimateKbps: 250, wanted: '360' }, 250, small);
  assert.equal(large.log.slice(before), [`${small.nowMs + 250} probe 1056`]);
});

for (const [what, line, ceiling] of [
  ['an estimate far below', { estimateKbps: 433 }, '270'],
  ['an estimate a little below, with a queue', { estimateKbps: 660, packetDelayMs: 25 }, '270'],
  ['a very low estimate', { estimateKbps: 124 }, '120'],
  ['next to nothing', { estimateKbps: 60 }, 'off'],
] as const) {
  test(`${what} is a step down to ${ceiling}`, () => {
    assert.equal(news(settled, ride(line, 250, settled)), [`10250 ${ceiling}`]);
  });
}

test('an estimate a little below without a queue is no reason', () => {
  assert.equal(news(settled, ride({ estimateKbps: 660 }, 1_000, settled)), []);
});

test('packets that wait long here are a step down at once', () => {
  const line = { estimateKbps: 5_000, packetDelayMs: 150 };
  assert.equal(news(settled, ride(line, 250, settled)), ['10250 270']);
});

test('a round trip that has grown counts when it is seen twice', () => {
  const slow = { ...GOOD, roundTripMs: 400 };
  assert.equal(news(settled, ride(slow, 250, settled)), []);
  assert.equal(news(settled, ride(slow, 500, settled)), ['10500 270']);
});

test('by the estimate it does not fall twice within 2.5 s, by a queue within 1.2 s', () => {
  const first = ride({ estimateKbps: 433 }, 250, settled);
  const low = ride({ estimateKbps: 200 }, 2_500, first);
  assert.equal(news(first, low), ['12750 180']);
  const queue = ride({ estimateKbps: 433, packetDelayMs: 150 }, 1_250, first);
  assert.equal(news(first, queue), ['11500 180']);
});

test('up needs 1.3 times what the next size needs, two seconds after the last step', () => {
  const down = ride({ estimateKbps: 200 }, 250, settled);
  assert.is(down.state.ceiling, '180');
  const up = ride({ estimateKbps: 480 }, 2_750, down);
  assert.equal(news(down, up), ['12250 270']);
  const not = ride({ estimateKbps: 460 }, 2_000, down);
  assert.equal(news(down, not), []);
});

test('a line that is not calm is not climbed', () => {
  const down = ride({ estimateKbps: 200 }, 250, settled);
  const restless = ride({ estimateKbps: 5_000, packetDelayMs: 30 }, 20_000, down);
  assert.equal(news(down, restless), []);
  const late = ride({ estimateKbps: 5_000, roundTripMs: 120 }, 20_000, down);
  assert.equal(news(down, late), []);
});

test('an estimate that stays near what is sent is probed on purpose, more and more seldom', () => {
  const down = ride({ estimateKbps: 200 }, 250, settled);
  const stuck = ride({ estimateKbps: 260 }, 24_000, down);
  const starts = news(down, stuck)
    .filter((line) => line.includes('probe 5'))
    .map((line) => Number(line.split(' ')[0]));
  assert.equal(starts, [13_250, 19_250, 27_500]);
  const pauses = ride({ estimateKbps: 260 }, 400_000, stuck).state.probePauseMs;
  assert.is(pauses, 30_000);
});

test('what a probe shows is judged when it is over, and a success makes the next one early', () => {
  const down = ride({ estimateKbps: 200 }, 250, settled);
  const probing = ride({ estimateKbps: 260 }, 3_000, down);
  assert.is.not(probing.state.probeSinceMs, null);
  const during = ride({ estimateKbps: 2_000 }, 1_250, probing);
  assert.equal(news(probing, during), []);
  const after = ride({ estimateKbps: 2_000 }, 250, during);
  assert.equal(news(during, after), ['14750 270', '14750 probe ends']);
  assert.is(after.state.probePauseMs, 3_000);
});

test('trouble during a probe ends it', () => {
  const down = ride({ estimateKbps: 200 }, 250, settled);
  const probing = ride({ estimateKbps: 260 }, 3_000, down);
  const trouble = ride({ estimateKbps: 260, packetDelayMs: 200 }, 250, probing);
  assert.equal(news(probing, trouble), ['13500 120', '13500 probe ends']);
});

test('from a pause it comes back', () => {
  const off = ride({ estimateKbps: 50 }, 250, settled);
  assert.is(off.state.ceiling, 'off');
  assert.is(ride(GOOD, 12_000, off).state.ceiling, '360');
});

test('the climb ends where the wish ends', () => {
  const down = ride({ estimateKbps: 200 }, 250, settled);
  const up = ride({ ...GOOD, wanted: '270' }, 20_000, down);
  assert.is(up.state.ceiling, '270');
});

test.run();
