// Nobody sends in vain: a picture that no tile shows is not sent, a pinned one is sent large.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Page } from 'puppeteer';
import {
  attend,
  createMeeting,
  DESKTOP,
  joinFromLobby,
  openProbed,
} from '../support/attendance.ts';
import { click } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import type { Visitor } from '../support/harness.ts';
import { seeMovingVideos } from '../support/media-probe.ts';
import { eventually } from '../support/page-wait.ts';
import { seePeople } from '../support/tiles.ts';

const NAMES = ['Anna', 'Bent', 'Cora'] as const;
/** So low that the stage has room for one tile. */
const ONE_TILE = { width: 320, height: 320 };

const tests = suite('wishes');
const harness = createHarness();
const people: Visitor[] = [];
tests.before(async () => {
  const [relay, browser] = await Promise.all([
    harness.relay(),
    harness.chromium({ extraArgs: ['--use-fake-device-for-media-stream=fps=10'] }),
  ]);
  for (const _ of NAMES) people.push(await openProbed(browser, { width: 640, height: 480 }));
  let link = '';
  // Without sound, so that nobody's tile gives way to a speaker's.
  for (const [at, { page }] of people.entries()) {
    const name = NAMES[at] ?? '';
    if (link !== '') await attend(page, link, { name, microphone: false });
    else {
      link = await createMeeting(page, relay.origin);
      await joinFromLobby(page, { name, microphone: false });
    }
  }
  for (const { page } of people) await seePeople(page, NAMES);
});
tests.after(harness.close);

/** What this page sends of its camera over each connection: kbit/s allowed, 0 = paused; ascending. */
function sentKbps(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    (window.probedConnections ?? [])
      .filter(({ connectionState }) => connectionState === 'connected')
      .map((connection) => {
        const encoding = connection.getTransceivers()[1]?.sender.getParameters().encodings[0];
        return encoding?.active ? (encoding.maxBitrate ?? 0) / 1000 : 0;
      })
      .toSorted((a, b) => a - b),
  );
}

/** Pictures sent so far over all connections. */
function framesSent(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const sums: number[] = [];
    for (const connection of window.probedConnections ?? []) {
      const report = await connection.getTransceivers()[1]?.sender.getStats();
      for (const entry of report?.values() ?? []) {
        if (entry.type === 'outbound-rtp') sums.push(entry.framesSent ?? 0);
      }
    }
    return sums;
  });
}

tests('small windows are sent thumbnails', async () => {
  const [anna] = people;
  assert.ok(anna);
  await seeMovingVideos(anna.page, 3, 2);
  await eventually('two thumbnails on their way', async () => {
    const kbps = await sentKbps(anna.page);
    return kbps.length === 2 && kbps.every((each) => each > 0 && each <= 300);
  });
});

tests('a tile that has no room any more is not sent, and comes back when it has', async () => {
  const [anna, ...others] = people;
  assert.ok(anna);
  await anna.page.setViewport(ONE_TILE);
  const hidden = await eventually('one sender that pauses', async () => {
    const kbps = await Promise.all(others.map(({ page }) => sentKbps(page)));
    return others[kbps.findIndex(([least]) => least === 0)];
  });
  const before = await framesSent(hidden.page);
  await eventually('one connection that stands still while the other goes on', async () => {
    const now = await framesSent(hidden.page);
    const gained = now.map((frames, at) => frames - (before[at] ?? 0));
    return gained.some((more) => more > 10) && gained.some((more) => more <= 1);
  });
  await anna.page.setViewport(DESKTOP);
  await seeMovingVideos(anna.page, 3, 2);
});

tests('whoever is pinned sends a large picture, there alone', async () => {
  const [anna, bent] = people;
  assert.ok(anna && bent);
  await click(anna.page, 'button', 'Options for Bent');
  await click(anna.page, 'menuitemcheckbox', 'Pin');
  await eventually('a large picture and a thumbnail', async () => {
    const [small = 0, large = 0] = await sentKbps(bent.page);
    return large === 1_700 && small > 0 && small <= 300;
  });
});

tests('with audio only nobody sends pictures in vain, until they are wanted again', async () => {
  const [anna, ...others] = people;
  assert.ok(anna);
  await click(anna.page, 'button', 'More');
  await click(anna.page, 'menuitem', 'Settings');
  await click(anna.page, 'button', 'View');
  await click(anna.page, 'switch', 'Audio only');
  await anna.page.keyboard.press('Escape');
  await eventually('two senders that pause towards one', async () => {
    const kbps = await Promise.all(others.map(({ page }) => sentKbps(page)));
    return kbps.every(([least, most]) => least === 0 && (most ?? 0) > 0);
  });
  await seePeople(anna.page, NAMES);
  await click(anna.page, 'button', 'Show pictures');
  await seeMovingVideos(anna.page, 2, 2);
});

tests('nothing went wrong in any page', () => {
  for (const { faults } of people) assert.equal(faults, []);
});

tests.run();
