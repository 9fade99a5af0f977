// Six people in one Chromium: a full mesh in which everybody is linked with five others, until one leaves.
// Two of them have camera and microphone: six of those are thirty encoders, and fifteen links are the point.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { attend, createMeeting, joinFromLobby, openProbed } from '../support/attendance.ts';
import { click } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import type { Visitor } from '../support/harness.ts';
import { received, seeMovingVideos } from '../support/media-probe.ts';
import { eventually } from '../support/page-wait.ts';
import { seePeople } from '../support/tiles.ts';

const NAMES = ['Anna', 'Bent', 'Cora', 'Deniz', 'Elke', 'Fiete'] as const;
const SEEN = 2;
/** Many browsers on two cores: small pictures will do. */
const SMALL = { width: 640, height: 480 };

const tests = suite('six people');
const harness = createHarness();
const people: Visitor[] = [];
tests.before(async () => {
  const [relay, browser] = await Promise.all([
    harness.relay(),
    harness.chromium({ extraArgs: ['--use-fake-device-for-media-stream=fps=5'] }),
  ]);
  for (const _ of NAMES) people.push(await openProbed(browser, SMALL));
  let link = '';
  for (const [at, { page }] of people.entries()) {
    const isSeen = at < SEEN;
    const way = { name: NAMES[at] ?? '', camera: isSeen, microphone: isSeen };
    if (link !== '') await attend(page, link, way);
    else {
      link = await createMeeting(page, relay.origin);
      await joinFromLobby(page, way);
    }
  }
});
tests.after(harness.close);

tests(
  'everybody is connected with five others, and sees and hears those who show themselves',
  async () => {
    for (const { page } of people) {
      await seePeople(page, NAMES);
      await seeMovingVideos(page, SEEN, 2);
      await eventually('five connections with sound', async () => {
        const { connected, open, audioEnergy } = await received(page);
        return connected === 5 && open === 5 && audioEnergy > 0;
      });
    }
  },
);

tests('one who leaves is gone everywhere, and the other five stay together', async () => {
  const [leaver, ...rest] = people;
  assert.ok(leaver);
  await click(leaver.page, 'button', 'Leave');
  for (const { page } of rest) {
    await seePeople(page, NAMES.slice(1));
    await seeMovingVideos(page, SEEN - 1, 2);
    await eventually('four connections', async () => (await received(page)).open === 4);
  }
});

tests('nothing went wrong in any page', () => {
  for (const { faults } of people) assert.equal(faults, []);
});

tests.run();
