// N1, N5, N6: lines that lose, are narrow, or are long.
import * as assert from 'uvu/assert';
import { flowOf, lasting, secondsUntilFlowing, shareDuring, shareOf } from '../flow.ts';
import type { LineConditions } from '../line.ts';
import { giveMotion } from '../faulty-page.ts';
import {
  rungsOf,
  setStage,
  type Figures,
  type Harness,
  type Scenario,
  type StageOptions,
} from '../stage.ts';
import { seePeople } from '../../support/tiles.ts';

const MEASURED_SECONDS = 8;

interface ListenOptions extends StageOptions {
  /** Not what Bent sends passes the bad line, but what Anna receives. */
  atAnna?: boolean;
}

/** Bent's line is bad; Anna listens to him. */
async function listen(
  harness: Harness,
  seed: number,
  conditions: Partial<LineConditions>,
  options: ListenOptions = {},
): Promise<Figures> {
  const stage = await setStage(harness, seed, options);
  const [anna, bent] = stage.people;
  if (anna === undefined || bent === undefined) throw new Error('nobody there');
  const line = options.atAnna === true ? anna.line.down : bent.line.up;
  const before = await rungsOf(bent.page);
  const { kbps: kbpsBefore } = await shareDuring(anna.page, 2);
  const atStrike = await flowOf(anna.page);
  line.set(conditions);
  await lasting(1);
  const first = shareOf(atStrike, await flowOf(anna.page));
  // By then the senders have found out what the line bears.
  await lasting(4);
  const { concealedPercent, lostPercent, sparePercent, fps, freezes, kbps, roundTripMs } =
    await shareDuring(anna.page, MEASURED_SECONDS);
  const after = await rungsOf(bent.page);
  line.set({});
  await secondsUntilFlowing(anna.page);
  await seePeople(anna.page, options.names ?? ['Anna', 'Bent']);
  await stage.close();
  assert.is(after.connections, before.connections, 'the call stays');
  return {
    'kbit/s before': kbpsBefore,
    'sound made up in the 1st second, %': first.concealedPercent,
    'sound made up later, %': concealedPercent,
    'sound packets lost, %': lostPercent,
    'error correction sent, %': sparePercent,
    fps,
    freezes,
    'kbit/s': kbps,
    'round trip, ms': roundTripMs,
  };
}

async function comeByALongLine(harness: Harness, seed: number): Promise<Figures> {
  const far = { delayMs: 110, jitterMs: 80, reorderRate: 0.05 };
  const startMs = performance.now();
  const stage = await setStage(harness, seed, {
    prepareLine(line, name) {
      if (name === 'Bent') line.set(far);
    },
  });
  const seconds = Math.round((performance.now() - startMs) / 100) / 10;
  const bent = stage.people[1];
  if (bent === undefined) throw new Error('nobody there');
  const { connections, restarts } = await rungsOf(bent.page);
  const { concealedPercent, roundTripMs } = await shareDuring(bent.page, MEASURED_SECONDS);
  await stage.close();
  assert.is(connections, 1, 'negotiated once');
  assert.is(restarts, 0, 'nothing is restarted');
  return {
    'all steps until both see each other, s': seconds,
    connections,
    'sound made up, %': concealedPercent,
    'round trip, ms': roundTripMs,
  };
}

const LIVELY: StageOptions = {
  async preparePage(page) {
    await page.evaluateOnNewDocument(giveMotion);
  },
};
const ONE_TO_THREE: StageOptions = {
  names: ['Anna', 'Bent', 'Cora', 'Dirk'],
  sends: (name) => name === 'Bent',
};

export const BAD_LINES: readonly Scenario[] = [
  ...[5, 15, 30, 50].flatMap((percent) =>
    [1, 10].map((burstLength): Scenario => ({
      id: 'N1',
      fault: `${percent} % loss, ${burstLength === 1 ? 'at random' : `in bursts of ${burstLength}`}`,
      expected: 'the call stays, pictures give way before sound',
      isFast: percent === 30 && burstLength === 1,
      run: (harness, seed) => listen(harness, seed, { lossRate: percent / 100, burstLength }),
    })),
  ),
  ...[150, 300, 400, 1_000].map((kbps): Scenario => ({
    id: 'N5',
    fault: `the uplink suddenly carries ${kbps} kbit/s`,
    expected: 'pictures become smaller, sound stays whole',
    run: (harness, seed) => listen(harness, seed, { kbps }, LIVELY),
  })),
  ...[500, 800].map((kbps): Scenario => ({
    id: 'N5',
    fault: `the uplink to three, encoded once, suddenly carries ${kbps} kbit/s`,
    expected: 'pictures become smaller, sound stays whole',
    run: (harness, seed) => listen(harness, seed, { kbps }, { ...LIVELY, ...ONE_TO_THREE }),
  })),
  {
    id: 'N5',
    fault: 'the line of one of three, encoded once, suddenly carries 200 kbit/s',
    expected: 'pictures become smaller, sound stays whole',
    run: (harness, seed) =>
      listen(harness, seed, { kbps: 200 }, { ...LIVELY, ...ONE_TO_THREE, atAnna: true }),
  },
  {
    id: 'N6',
    fault: '300 ms round trip, 80 ms jitter, 5 % overtaken',
    expected: 'one negotiation, no restart',
    run: comeByALongLine,
  },
];
