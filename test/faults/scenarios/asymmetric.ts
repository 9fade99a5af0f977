// N10: of three, two have no way to each other, and there is no TURN.
import * as assert from 'uvu/assert';
import { lasting, shareDuring } from '../flow.ts';
import { COMMON_ADDRESS, makeNetworks, whyNoNetworks } from '../namespaces.ts';
import { seeHealth, type Scenario } from '../stage.ts';
import { attend, createMeeting, joinFromLobby, openProbed } from '../../support/attendance.ts';
import { seeMovingVideos } from '../../support/media-probe.ts';

export const ASYMMETRIC: Scenario = {
  id: 'N10',
  fault: 'of three, two cannot reach each other',
  expected: 'only that tile shows it; the third goes on with both',
  async run(harness) {
    const whyNot = whyNoNetworks();
    if (whyNot !== null) throw new Error(whyNot);
    const networks = makeNetworks();
    try {
      const { port } = await harness.relay({ env: { HOST: '0.0.0.0' } });
      const origin = `http://${COMMON_ADDRESS}:${port}`;
      const extraArgs = [`--unsafely-treat-insecure-origin-as-secure=${origin}`];
      const programs = [undefined, ...networks.programs];
      const [between, one, other] = await Promise.all(
        programs.map(async (program) => {
          const browser = await harness.chromium({ extraArgs, ...(program && { program }) });
          return (await openProbed(browser)).page;
        }),
      );
      if (!between || !one || !other) throw new Error('no browsers');
      const link = await createMeeting(between, origin);
      await joinFromLobby(between, { name: 'Cora' });
      await attend(one, link, { name: 'Anna' });
      await attend(other, link, { name: 'Bent' });
      await seeMovingVideos(between, 3);
      for (const [page, name] of [
        [one, 'Bent'],
        [other, 'Anna'],
      ] as const) {
        await seeHealth(page, name, 'connecting', 'reconnecting', 'lost');
        await seeHealth(page, 'Cora', 'good', 'weak');
      }
      // By then each has tried several times.
      await lasting(20);
      await seeHealth(one, 'Bent', 'connecting', 'reconnecting', 'lost');
      const { fps, lostPercent } = await shareDuring(between, 5);
      await seeHealth(one, 'Cora', 'good', 'weak');
      assert.ok(fps > 20, `${fps} frames a second from both`);
      return { 'fps of the third from both': fps, 'sound packets lost, %': lostPercent };
    } finally {
      networks.remove();
    }
  },
};
