// N2, N3, F3: nothing passes for a while. What is written in the meantime arrives afterwards.
import * as assert from 'uvu/assert';
import { lasting, secondsUntilFlowing } from '../flow.ts';
import {
  rungsOf,
  seeHealth,
  seeTexts,
  setStage,
  type Figures,
  type Harness,
  type Scenario,
} from '../stage.ts';
import { seePeople, tileHistory } from '../../support/tiles.ts';

async function blackhole(harness: Harness, seed: number, seconds: number): Promise<Figures> {
  const stage = await setStage(harness, seed);
  const [anna, bent] = stage.people;
  if (anna === undefined || bent === undefined) throw new Error('nobody there');
  await stage.write(anna.page, 'a1');
  await seeTexts(anna.page, 'a1');
  const before = await rungsOf(bent.page, anna.page);
  bent.line.set({ isCut: true });
  const over = lasting(seconds);
  if (seconds >= 5) await seeHealth(anna.page, 'Bent', 'reconnecting', 'lost');
  await stage.write(anna.page, 'a2', 'a3');
  await stage.write(bent.page, 'b1', 'b2');
  await over;
  bent.line.set({});
  const [backSeconds] = await Promise.all([
    secondsUntilFlowing(anna.page),
    secondsUntilFlowing(bent.page),
  ]);
  for (const { page } of stage.people) {
    await seePeople(page, ['Anna', 'Bent']);
    await seeTexts(page, 'a1', 'a2', 'a3');
    await seeTexts(page, 'b1', 'b2');
  }
  await seeHealth(anna.page, 'Bent', 'good', 'weak');
  const after = await rungsOf(bent.page, anna.page);
  const history = await tileHistory(anna.page);
  await stage.close();
  const rebuilds = after.connections - before.connections;
  if (seconds <= 5) {
    assert.is(rebuilds, 0, 'the connection stays');
    assert.equal(history, ['Anna, Bent'], 'the tile stays');
  }
  return {
    'back after, s': backSeconds,
    'ICE restarts': after.restarts - before.restarts,
    'new connections': rebuilds,
  };
}

export const BLACKHOLES: readonly Scenario[] = [
  {
    id: 'N2',
    fault: 'nothing passes for 5 s',
    expected: 'the connection stays; sound and pictures are back, all texts once and in order',
    isFast: true,
    run: (harness, seed) => blackhole(harness, seed, 5),
  },
  ...[12, 30, 60].map((seconds): Scenario => ({
    id: 'N3',
    fault: `nothing passes for ${seconds} s`,
    expected: 'back by itself, nobody twice, all texts once and in order',
    isFast: seconds === 12,
    run: (harness, seed) => blackhole(harness, seed, seconds),
  })),
];
