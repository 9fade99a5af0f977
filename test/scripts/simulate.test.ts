// The simulation of meetings keeps to what the product promises.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { costOf } from '../../scripts/simulate/model.ts';

const test = suite('simulate');
const SIZES = [2, 3, 4, 6, 8, 12, 16, 24];
const VIEWS = ['grid', 'speaker'] as const;

test('nobody sends more than the line carries, down to the smallest pictures', () => {
  for (const people of SIZES) {
    for (const view of VIEWS) {
      for (const lineKbps of [1_500, 4_000]) {
        const { sentKbps, seen } = costOf({ people, view, lineKbps, shared: false });
        const least = (people - 1) * 60 + seen * 40;
        assert.ok(sentKbps <= Math.max(lineKbps, least), `${people} ${view}: ${sentKbps}`);
      }
    }
  }
});

test('beyond the visible stage there is sound alone', () => {
  const { seen } = costOf({ people: 24, view: 'speaker', lineKbps: null, shared: true });
  assert.ok(seen < 8, String(seen));
});

test('shared encoders are never more, and in larger meetings far fewer', () => {
  for (const people of SIZES) {
    for (const view of VIEWS) {
      const [alone, shared] = [false, true].map((is) =>
        costOf({ people, view, lineKbps: null, shared: is }),
      );
      assert.ok(alone && shared && shared.encoders <= alone.encoders);
      assert.ok(shared.cpuSecondsPerMinute <= alone.cpuSecondsPerMinute);
      assert.ok(shared.encoders <= 2);
    }
  }
});

test.run();
