// When a path counts as narrow, and when more is tried on it.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { feelPath, foundLimit, OPEN_PATH, uplinkOf, type PathSense } from './path-sense.ts';
import type { SendReading } from './send-reading.ts';

const test = suite('path-sense');

const reading = (limitedBy: SendReading['limitedBy'], availableKbps: number | null = 400) => ({
  availableKbps,
  limitedBy,
  sourceFps: 30,
  sentFps: 30,
  roundTripMs: 20,
  roundTrips: 0,
  packetsSent: 0,
  sendDelayMs: 0,
  pliCount: 0,
  bytesSent: 0,
});

/** One reading every two seconds. */
function feel(words: string, from: PathSense = OPEN_PATH, startMs = 0) {
  let sense = from;
  let nowMs = startMs;
  for (const word of words) {
    nowMs += 2_000;
    sense = feelPath(sense, reading(word === 'b' ? 'bandwidth' : 'none'), nowMs);
  }
  return { sense, nowMs };
}

test('an encoder that is getting going says nothing about the path', () => {
  assert.is(feel('bb').sense.kbps, null);
  assert.is(feel('bbnbbn').sense.kbps, null);
});

test('three readings in a row are a limit, and the latest one is its measure', () => {
  const { sense } = feel('bbb');
  assert.is(sense.kbps, 400);
  assert.is(feelPath(sense, reading('bandwidth', 250), 8_000).kbps, 250);
});

test('a path that shows more is worth more, and after a while it is tried without limit', () => {
  const { sense, nowMs } = feel('bbbnn');
  assert.is(sense.kbps, 400);
  assert.is(feelPath(sense, reading('none', 900), nowMs + 2_000).kbps, 900);
  assert.is(feel('nnnn', sense, nowMs).sense.kbps, null);
});

test('a limit that returns at once makes the next try wait twice as long', () => {
  let { sense, nowMs } = feel('bbb' + 'n'.repeat(6));
  assert.is(sense.kbps, null);
  ({ sense, nowMs } = feel('bbb', sense, nowMs));
  assert.is(sense.kbps, 400);
  assert.is(sense.patienceMs, 24_000);
  assert.is(feel('n'.repeat(11), sense, nowMs).sense.kbps, 400);
  assert.is(feel('n'.repeat(12), sense, nowMs).sense.kbps, null);
});

test('without an estimate, or while nothing is sent, nothing is felt', () => {
  const { sense } = feel('bb');
  assert.is(feelPath(sense, reading('bandwidth', null), 6_000).kbps, null);
  assert.is(feelPath(sense, reading(null), 6_000).tight, 0);
});

test('a picture that the path has paused is tried again', () => {
  let { sense, nowMs } = feel('bbb');
  for (let count = 0; count < 6; count += 1) {
    nowMs += 2_000;
    sense = feelPath(sense, reading(null, null), nowMs);
  }
  assert.is(sense.kbps, null);
});

test('our own line is known only when all of several paths are narrow', () => {
  assert.is(uplinkOf([]), null);
  assert.is(uplinkOf([400]), null);
  assert.is(uplinkOf([400, null]), null);
  assert.is(uplinkOf([400, 300]), 700);
});

test('a limit that was seen otherwise goes as one that was felt', () => {
  const found = foundLimit(OPEN_PATH, 216, 50_000);
  assert.is(found.kbps, 108);
  assert.is(feelPath(found, reading('none', 300), 55_000).kbps, 300);
  assert.is(feelPath(found, reading('none', 300), 62_000).kbps, null);
});

test.run();
