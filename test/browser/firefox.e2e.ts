// Firefox and Chromium in one meeting, each once as the one who starts it.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Page } from 'puppeteer';
import {
  DESKTOP,
  attend,
  createMeeting,
  joinFromLobby,
  openProbed,
  seePressed,
  seeText,
  turnOff,
  turnOn,
} from '../support/attendance.ts';
import { choose, click, fill, see } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import type { Visitor } from '../support/harness.ts';
import { hear, hearNothing, seeMovingVideos } from '../support/media-probe.ts';
import { until } from '../support/page-wait.ts';
import { seeTechnicalDetails } from '../support/technical-details.ts';
import { seePeople, seeTile } from '../support/tiles.ts';

const tests = suite('Firefox with Chromium');
const harness = createHarness();
let visitors: { firefox: Visitor; chromium: Visitor };
let origin = '';
tests.before(async () => {
  const [relay, firefox, chromium] = await Promise.all([
    harness.relay(),
    harness.firefox(),
    harness.chromium(),
  ]);
  origin = relay.origin;
  visitors = { firefox: await openProbed(firefox), chromium: await openProbed(chromium) };
});
tests.after(harness.close);

async function say(from: Page, to: Page, text: string): Promise<void> {
  await fill(from, 'Message', text);
  await click(from, 'button', 'Send');
  await seeText(to, text);
}

for (const [starts, joins] of [
  ['firefox', 'chromium'],
  ['chromium', 'firefox'],
] as const) {
  tests(`${starts} starts, ${joins} joins: both see, hear and write each other`, async () => {
    const { page: one } = visitors[starts];
    const { page: other } = visitors[joins];
    const link = await createMeeting(one, origin);
    await joinFromLobby(one, { name: 'Anna' });
    await attend(other, link, { name: 'Bent' });
    for (const page of [one, other]) {
      await seePeople(page, ['Anna', 'Bent']);
      await seeMovingVideos(page, 2);
      await hear(page);
      await click(page, 'button', 'Chat');
      await see(page, 'complementary', 'Chat');
    }
    await say(one, other, 'Moin!');
    await say(other, one, 'Moin moin!');
  });

  tests(
    `${starts} starts, ${joins} joins: muting is seen and stops the sound, both ways`,
    async () => {
      const { page: one } = visitors[starts];
      const { page: other } = visitors[joins];
      for (const [from, to, name] of [
        [one, other, 'Anna'],
        [other, one, 'Bent'],
      ] as const) {
        await turnOff(from, 'Microphone');
        await seeTile(to, name, 'says muted', ({ label }) => label.includes('muted'));
        await hearNothing(to);
        await turnOn(from, 'Microphone');
        await hear(to);
      }
      for (const page of [one, other]) {
        await click(page, 'button', 'Leave');
        await see(page, 'heading', 'You left the meeting');
      }
    },
  );
}

tests('Firefox as on a phone: sheets, devices, layouts; then on a desk', async () => {
  const { page } = visitors.firefox;
  const { page: other } = visitors.chromium;
  await page.setViewport({ width: 390, height: 844 });
  const link = await createMeeting(other, origin);
  await joinFromLobby(other, { name: 'Bent' });
  await attend(page, link, { name: 'Anna' });
  await seePeople(page, ['Anna', 'Bent']);

  await click(page, 'button', 'More');
  await click(page, 'menuitem', 'Settings');
  await see(page, 'dialog', 'Settings');
  assert.is(await page.$('dialog:modal'), null);
  const camera = await page.$$eval('dialog select', (selects) => {
    const select = selects.find(({ labels }) => labels[0]?.textContent === 'Camera');
    return select?.options[select.options.length - 1]?.value ?? '';
  });
  await choose(page, 'Camera', camera);
  await click(page, 'button', 'Microphone');
  await seePressed(page, 'Microphone', false);
  await page.keyboard.press('Escape');
  await until(page, 'no dialog', () => document.querySelector('dialog') === null);
  await click(page, 'button', 'Microphone');
  await seePressed(page, 'Microphone', true);

  await click(page, 'button', 'Options for Bent');
  await click(page, 'menuitemcheckbox', 'Pin');
  await seeTile(page, 'Bent', 'is pinned', ({ label }) => label.includes('pinned'));
  await click(page, 'button', 'Options for Bent');
  await click(page, 'menuitemcheckbox', 'Pin');
  await seeMovingVideos(page, 2);

  await page.setViewport(DESKTOP);
  await click(page, 'button', 'Speaker');
  await until(page, 'one large tile', () => document.querySelector('[data-role="main"]') !== null);
  for (const leaving of [page, other]) {
    await click(leaving, 'button', 'Leave');
    await see(leaving, 'heading', 'You left the meeting');
  }
});

tests('both browsers name version, ciphers, way and codecs of their connection', async () => {
  const { firefox, chromium } = visitors;
  const link = await createMeeting(firefox.page, origin);
  await joinFromLobby(firefox.page, { name: 'Anna' });
  await attend(chromium.page, link, { name: 'Bent' });
  for (const { page } of [firefox, chromium]) {
    await seePeople(page, ['Anna', 'Bent']);
    await seeTechnicalDetails(page);
  }
});

tests('nothing went wrong in either page', () => {
  for (const { faults } of Object.values(visitors)) assert.equal(faults, []);
});

tests.run();
