// The last two minutes of a link: what a reading becomes, and what goes.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { HISTORY_MS, withReading, type FigurePoint } from './figure-history.ts';
import type { LinkFigures } from './link-quality.ts';

const test = suite('figure history');

const figures: LinkFigures = {
  roundTripMs: 20.4,
  lossShare: 0.0123,
  receivedKbps: 800,
  sentKbps: 300,
  relayed: false,
  security: {} as LinkFigures['security'],
  framesDecoded: 50,
  framesEncoded: 48,
};

test('a reading becomes a point, with frames per second', () => {
  assert.equal(withReading([], figures, 2_000, 5_000), [
    {
      atMs: 5_000,
      receivedKbps: 800,
      sentKbps: 300,
      roundTripMs: 20,
      lossPercent: 1.2,
      framesPerSecond: 25,
    },
  ]);
});

test('the first reading is about no time, and tells nothing', () => {
  assert.equal(withReading([], figures, 0, 5_000), []);
});

test('what is older than two minutes goes', () => {
  let history: readonly FigurePoint[] = [];
  for (let atMs = 0; atMs <= 2 * HISTORY_MS; atMs += 2_000) {
    history = withReading(history, figures, 2_000, atMs);
  }
  assert.is(history.length, HISTORY_MS / 2_000);
  assert.is(history.at(-1)?.atMs, 2 * HISTORY_MS);
});

test.run();
