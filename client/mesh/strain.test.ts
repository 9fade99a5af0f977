// When this device counts as behind, and when it may do more again.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { feelStrain, NO_STRAIN, type PictureRate, type StrainSense } from './strain.ts';

const test = suite('strain');

const rate = (sentFps: number, more: Partial<PictureRate> = {}): PictureRate => ({
  availableKbps: null,
  roundTripMs: null,
  roundTrips: 0,
  packetsSent: 0,
  sendDelayMs: 0,
  pliCount: 0,
  bytesSent: 0,
  limitedBy: 'none',
  sourceFps: 30,
  dueFps: 30,
  sentFps,
  ...more,
});

/** One round every two seconds, all with these rates. */
function feel(
  rounds: readonly PictureRate[][],
  from: StrainSense = NO_STRAIN,
  startMs = 0,
  isFull = false,
) {
  return rounds.reduce(
    ({ sense, nowMs }, rates) => ({
      sense: feelStrain(sense, { rates, isFull }, nowMs + 2_000),
      nowMs: nowMs + 2_000,
    }),
    { sense: from, nowMs: startMs },
  );
}
const times = (count: number, rates: PictureRate[]) => Array(count).fill(rates);

test('three rounds with pictures left out are one step, and more rounds the next', () => {
  const slow = [rate(10), rate(12)];
  assert.is(feel(times(2, slow)).sense.strain, 0);
  assert.is(feel(times(3, slow)).sense.strain, 1);
  assert.is(feel(times(6, slow)).sense.strain, 2);
  assert.is(feel(times(30, slow)).sense.strain, 3);
});

for (const [what, rates] of [
  ['enough pictures', [rate(26)]],
  ['a slow camera whose pictures are all sent', [rate(8, { sourceFps: 8 })]],
  ['few pictures because no more are due', [rate(8, { dueFps: 8 })]],
  ['a narrow network', [rate(5, { limitedBy: 'bandwidth' })]],
  ['nothing that is sent', [rate(0, { limitedBy: null })]],
  ['an unknown rate', [rate(5, { sourceFps: null })]],
  ['one bad link of three', [rate(5), rate(30), rate(30)]],
] as const) {
  test(`${what} is no sign`, () => {
    assert.is(feel(times(8, [...rates])).sense.strain, 0);
  });
}

test('on a full device a camera that gives few pictures is a sign, too, but not one that is only slow', () => {
  for (const [sourceFps, strain] of [
    [10, 1],
    [15, 0],
    [40, 0],
  ] as const) {
    const rates = [rate(sourceFps, { sourceFps })];
    assert.is(feel(times(3, rates), NO_STRAIN, 0, true).sense.strain, strain, `${sourceFps}`);
  }
});

test('after a time of calm more is tried, and if that fails, later', () => {
  const slow = [rate(10)];
  const good = [rate(30)];
  let { sense, nowMs } = feel(times(3, slow));
  assert.is(feel(times(7, good), sense, nowMs).sense.strain, 1);
  ({ sense, nowMs } = feel(times(8, good), sense, nowMs));
  assert.is(sense.strain, 0);
  ({ sense, nowMs } = feel(times(3, slow), sense, nowMs));
  assert.is(sense.strain, 1);
  assert.is(feel(times(15, good), sense, nowMs).sense.strain, 1);
  assert.is(feel(times(16, good), sense, nowMs).sense.strain, 0);
});

test('neither behind nor calm keeps things as they are', () => {
  const { sense, nowMs } = feel(times(3, [rate(10)]));
  assert.is(feel(times(20, [rate(24)]), sense, nowMs).sense.strain, 1);
});

test.run();
