// The control loop: every transition, with time and line as a table.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { smaller, type PictureSize } from '../picture-size.ts';
import { nextStep, startLoop, type LoopState } from './path-loop.ts';

const test = suite('path-loop');

interface Line {
  estimateKbps: number;
  packetDelayMs?: number;
  roundTripMs?: number;
  /** What the picture takes; left out = all that its size allows. */
  sentKbps?: number;
  wanted?: PictureSize;
}

interface Ride {
  state: LoopState;
  nowMs: number;
  /** As 'at what', for every change of the ceiling. */
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
    state = nextStep(state, {
      nowMs,
      estimateKbps: line.estimateKbps,
      packetDelayMs: line.packetDelayMs ?? 2,
      roundTripMs: line.roundTripMs ?? 20,
      sentKbps: line.sentKbps ?? null,
      size: smaller(wanted, state.ceiling),
      wanted,
    });
    if (state.ceiling !== before) log.push(`${nowMs} ${state.ceiling}`);
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

test('a wish that the estimate does not cover is shown until the browser has asked the line', () => {
  const start = ride({ estimateKbps: 300 }, 1_500);
  assert.equal(start.log, []);
  assert.equal(news(start, ride({ estimateKbps: 2_000 }, 3_000, start)), []);
  assert.equal(news(start, ride({ estimateKbps: 320 }, 500, start)), ['1750 180']);
});

test('a larger wish is tried in the same way', () => {
  const small = ride({ estimateKbps: 250, wanted: '180' }, 6_000);
  const large = ride({ estimateKbps: 250, wanted: '360' }, 1_500, small);
  assert.equal(news(small, large), []);
  assert.equal(news(large, ride({ estimateKbps: 250 }, 250, large)), ['7750 180']);
});

for (const [what, line, ceiling] of [
  ['an estimate far below', { estimateKbps: 433 }, '270'],
  ['a very low estimate', { estimateKbps: 124 }, '120'],
  ['next to nothing', { estimateKbps: 60 }, 'off'],
  ['far below what is sent', { estimateKbps: 280, sentKbps: 400 }, '180'],
] as const) {
  test(`${what} is a step down to ${ceiling}`, () => {
    assert.equal(news(settled, ride(line, 250, settled)), [`10250 ${ceiling}`]);
  });
}

for (const [what, line] of [
  ['a little below, with a queue', { estimateKbps: 660, packetDelayMs: 25 }],
  ['as low as what is sent, with a queue', { estimateKbps: 400, packetDelayMs: 60, sentKbps: 390 }],
] as const) {
  test(`an estimate ${what} is one when it lasts for a second`, () => {
    const brief = ride(line, 750, settled);
    assert.equal(news(settled, brief), []);
    assert.is(news(settled, ride(line, 250, brief)).length, 1);
    assert.equal(news(settled, ride(GOOD, 5_000, brief)), []);
  });
}

test('an estimate a little below without a queue is no reason', () => {
  assert.equal(news(settled, ride({ estimateKbps: 660 }, 5_000, settled)), []);
});

test('a calm picture needs no more than is sent', () => {
  const calm = { estimateKbps: 300, sentKbps: 250 };
  assert.equal(news(settled, ride(calm, 5_000, settled)), []);
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

test('up needs 1.3 times what the next size needs, two seconds after the step down', () => {
  const down = ride({ estimateKbps: 200 }, 250, settled);
  assert.is(down.state.ceiling, '180');
  const up = ride({ estimateKbps: 480 }, 2_750, down);
  assert.equal(news(down, up), ['12250 270']);
  assert.equal(news(down, ride({ estimateKbps: 460 }, 20_000, down)), []);
});

test('an estimate that is high for a moment only is not believed', () => {
  let line = ride({ estimateKbps: 200 }, 250, settled);
  const down = line;
  for (let second = 0; second < 20; second++) {
    line = ride(GOOD, 750, ride({ estimateKbps: 300 }, 250, line));
  }
  assert.equal(news(down, line), []);
});

test('a line that is not calm is not climbed', () => {
  const down = ride({ estimateKbps: 200 }, 250, settled);
  const restless = ride({ estimateKbps: 5_000, packetDelayMs: 30 }, 20_000, down);
  assert.equal(news(down, restless), []);
  const late = ride({ estimateKbps: 5_000, roundTripMs: 120 }, 20_000, down);
  assert.equal(news(down, late), []);
});

test('after a climb in vain the next one waits twice as long, and after half a minute no longer', () => {
  let line = ride({ estimateKbps: 200 }, 250, settled);
  const climbs: number[] = [];
  for (let time = 0; time < 8; time++) {
    const from = line;
    while (news(from, line).length === 0) line = ride({ ...GOOD, wanted: '270' }, 250, line);
    climbs.push(line.nowMs - from.nowMs);
    line = ride({ estimateKbps: 200, wanted: '270' }, 1_500, line);
    assert.is(line.state.ceiling, '180');
  }
  const [first = 0, second = 0, third = 0] = climbs;
  assert.ok(first < second && second < third && climbs.every((ms) => ms <= 30_000), `${climbs}`);
  const good = ride({ ...GOOD, wanted: '270' }, 60_000, line);
  const later = ride({ estimateKbps: 200, wanted: '270' }, 250, good);
  assert.is(later.state.pauseMs, 2_000);
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
