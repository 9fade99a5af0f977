// The fates that a bad line draws: shares, bursts, order, a queue, and the same ones for the same seed.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createLine, type LineConditions } from './line.ts';

const test = suite('faults: line');

const PACKET_BYTES = 1_000;

/** What becomes of packets that come every 10 ms. */
function fates(conditions: Partial<LineConditions>, count = 10_000, seed = 1): (number | null)[] {
  const line = createLine(seed);
  line.set(conditions);
  return Array.from({ length: count }, (_, at) => line.fateOf(PACKET_BYTES, at * 10));
}

const isInOrder = (all: (number | null)[]) => {
  const arrivals = all.map((underWayMs, at) => at * 10 + (underWayMs ?? 0));
  return arrivals.every((atMs, at) => at === 0 || atMs >= (arrivals[at - 1] ?? 0));
};
const lostShare = (all: (number | null)[]) =>
  all.filter((underWayMs) => underWayMs === null).length / all.length;

test('a clean line passes everything at once', () => {
  assert.ok(fates({}).every((underWayMs) => underWayMs === 0));
});

for (const lossRate of [0.05, 0.3]) {
  for (const burstLength of [1, 10]) {
    test(`it loses ${lossRate * 100} % in bursts of ${burstLength}`, () => {
      const share = lostShare(fates({ lossRate, burstLength }));
      assert.ok(Math.abs(share - lossRate) < 0.05, `${share}`);
    });
  }
}

test('the same seed draws the same fates, another one others', () => {
  const conditions = { lossRate: 0.3, jitterMs: 40 };
  assert.equal(fates(conditions, 100, 7), fates(conditions, 100, 7));
  assert.not.equal(fates(conditions, 100, 7), fates(conditions, 100, 8));
});

test('jitter keeps the order, reordering does not', () => {
  assert.ok(isInOrder(fates({ delayMs: 100, jitterMs: 80 })));
  assert.not(isInOrder(fates({ delayMs: 100, jitterMs: 80, reorderRate: 0.05 })));
});

test('a narrow line delays what waits, and loses what does not fit', () => {
  // 1,000 bytes every 10 ms are 800 kbit/s.
  const wide = fates({ kbps: 1_000 });
  assert.is(lostShare(wide), 0);
  assert.ok(wide.every((underWayMs) => underWayMs === 8));
  const narrow = fates({ kbps: 400 });
  assert.ok(Math.abs(lostShare(narrow) - 0.5) < 0.05);
  assert.ok(narrow.every((underWayMs) => (underWayMs ?? 0) <= 320));
});

test('a cut line passes nothing, and what is set next holds at once', () => {
  const line = createLine(1);
  line.set({ isCut: true });
  assert.is(line.fateOf(PACKET_BYTES, 0), null);
  line.set({});
  assert.is(line.fateOf(PACKET_BYTES, 1), 0);
  assert.equal(line.counts(), { passed: 1, lost: 1 });
});

test.run();
