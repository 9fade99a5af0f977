// N4, N7 to N9: addresses change, and TURN fails or expires.
import * as assert from 'uvu/assert';
import { flowOf, lasting, secondsUntilFlowing, shareDuring } from '../flow.ts';
import { rungsOf, seeHealth, setStage, type Scenario, type Stage } from '../stage.ts';
import { seeMovingVideos } from '../../support/media-probe.ts';

function guests({ people }: Stage) {
  const [anna, bent] = people;
  if (anna === undefined || bent === undefined) throw new Error('nobody there');
  return { anna, bent };
}

export const TURN_FAULTS: readonly Scenario[] = [
  {
    id: 'N4',
    fault: 'another address from one moment to the next',
    expected: 'noticed and repaired by ICE restarts',
    async run(harness, seed) {
      const stage = await setStage(harness, seed);
      const { anna, bent } = guests(stage);
      const before = await rungsOf(bent.page, anna.page);
      bent.line.moveAway();
      const atMs = performance.now();
      // What was under way still arrives.
      await seeHealth(anna.page, 'Bent', 'reconnecting');
      await secondsUntilFlowing(anna.page);
      const seconds = Math.round((performance.now() - atMs) / 100) / 10;
      await seeHealth(anna.page, 'Bent', 'good', 'weak');
      const after = await rungsOf(bent.page, anna.page);
      await stage.close();
      assert.is(after.connections, before.connections, 'the connection stays');
      return { 'silent for, s': seconds, 'ICE restarts': after.restarts - before.restarts };
    },
  },
  {
    id: 'N7',
    fault: 'no UDP at all',
    expected: 'they meet over TURN on TCP',
    async run(harness, seed) {
      const startMs = performance.now();
      const stage = await setStage(harness, seed, {
        transports: ['udp', 'tcp'],
        prepareLine: (line) => line.set({ isCut: true }),
      });
      const seconds = Math.round((performance.now() - startMs) / 100) / 10;
      await stage.close();
      return { 'all steps until both see each other, s': seconds };
    },
  },
  {
    id: 'N8',
    fault: 'TURN dies in a call of three, of whom one needs it',
    expected: 'that one is shown as lost; the others notice nothing',
    async run(harness, seed) {
      const stage = await setStage(harness, seed, {
        names: ['Anna', 'Bent', 'Cora'],
        isDirect: (name) => name !== 'Cora',
      });
      const { anna, bent } = guests(stage);
      await stage.coturn.stop();
      for (const { page } of [anna, bent]) await seeHealth(page, 'Cora', 'reconnecting', 'lost');
      const share = await shareDuring(anna.page, 5);
      await seeMovingVideos(anna.page, 2);
      await seeHealth(anna.page, 'Bent', 'good', 'weak');
      const { connections } = await rungsOf(anna.page);
      await stage.close();
      assert.ok(share.fps > 0);
      return { 'fps of the others': share.fps, 'connections of one of them': connections };
    },
  },
  {
    id: 'N9',
    fault: 'the TURN login expires in the call, then the address changes',
    expected: 'the call goes on, and a restart finds TURN with a new login',
    async run(harness, seed) {
      const stage = await setStage(harness, seed, { env: { TURN_TTL_SECONDS: '60' } });
      const { anna, bent } = guests(stage);
      const before = await flowOf(anna.page);
      await lasting(75);
      const after = await flowOf(anna.page);
      // Old allocations are gone for good, so that only new ones can help.
      bent.line.moveAway();
      await seeHealth(anna.page, 'Bent', 'reconnecting');
      const seconds = await secondsUntilFlowing(anna.page);
      const { connections } = await rungsOf(bent.page);
      await stage.close();
      assert.is(connections, 1, 'the connection stays');
      return {
        'sound packets lost over the expiry': after.audioLost - before.audioLost,
        'back after a change of address, s': seconds,
      };
    },
  },
];
