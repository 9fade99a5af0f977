// R4 and R10: a relay that is silent behind an open socket, and something else that answers in its place.
import * as assert from 'uvu/assert';
import { lasting, shareDuring } from '../flow.ts';
import { seeHealth, setStage, withOrigin, type Scenario } from '../stage.ts';
import { attend, openProbed } from '../../support/attendance.ts';
import { seeMovingVideos } from '../../support/media-probe.ts';
import { seePeople } from '../../support/tiles.ts';

const BAD_GATEWAY = 'HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';

export const RELAY_FAULTS: readonly Scenario[] = [
  {
    id: 'R4',
    fault: 'the way to the relay goes silent for 20 s, its sockets stay open',
    expected: 'nobody notices; whoever came in the meantime is met afterwards',
    isFast: true,
    async run(harness, seed) {
      const stage = await setStage(harness, seed);
      const [anna, bent] = stage.people;
      if (anna === undefined || bent === undefined) throw new Error('nobody there');
      bent.wire.goSilent(true);
      const { page, context } = await openProbed(anna.browser);
      await attend(page, withOrigin(stage.link, anna.wire.origin), { name: 'Cora' });
      const { lostPercent } = await shareDuring(anna.page, 20);
      await seeHealth(anna.page, 'Bent', 'good', 'weak');
      bent.wire.goSilent(false);
      // What a router forgot stays forgotten: the socket ends when something is sent.
      bent.wire.cut();
      const startMs = performance.now();
      await seePeople(bent.page, ['Anna', 'Bent', 'Cora']);
      await seeMovingVideos(bent.page, 3);
      const metAfterMs = performance.now() - startMs;
      await context.close();
      await stage.close();
      return {
        'sound packets lost, %': lostPercent,
        'newcomer met after the end, s': Math.round(metAfterMs / 100) / 10,
      };
    },
  },
  {
    id: 'R10',
    fault: 'a proxy answers 502 instead of the relay for 30 s',
    expected: 'media goes on, few attempts, back by itself',
    async run(harness, seed) {
      const stage = await setStage(harness, seed);
      const [anna, bent] = stage.people;
      if (anna === undefined || bent === undefined) throw new Error('nobody there');
      bent.wire.answerWith(BAD_GATEWAY);
      const before = bent.wire.opened();
      bent.wire.cut();
      await lasting(30);
      const attempts = bent.wire.opened() - before;
      await seeMovingVideos(bent.page, 2);
      bent.wire.answerWith(null);
      const { page, context } = await openProbed(anna.browser);
      await attend(page, withOrigin(stage.link, anna.wire.origin), { name: 'Cora' });
      await seePeople(bent.page, ['Anna', 'Bent', 'Cora']);
      await context.close();
      await stage.close();
      assert.ok(attempts <= 30, `${attempts} attempts`);
      return { 'attempts in 30 s': attempts };
    },
  },
];
