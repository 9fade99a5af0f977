// The People panel: states, order, the menu of a person, and being alone.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import {
  attend,
  createMeeting,
  joinFromLobby,
  openProbed,
  seeText,
  turnOn,
} from '../support/attendance.ts';
import { click, see } from '../support/controls.ts';
import { createHarness, type Visitor } from '../support/harness.ts';
import { until } from '../support/page-wait.ts';
import { seeRow } from '../support/people-rows.ts';

const tests = suite('people');
const harness = createHarness();
let browser: Browser;
let anna: Visitor;
let bent: Visitor;
let link: string;

tests.before(async () => {
  const [relay, opened] = await Promise.all([harness.relay(), harness.chromium()]);
  browser = opened;
  [anna, bent] = await Promise.all([openProbed(browser), openProbed(browser)]);
  link = await createMeeting(anna.page, relay.origin);
  await joinFromLobby(anna.page, { name: 'Anna Ahlers', microphone: false, camera: false });
  await click(anna.page, 'button', 'People');
  await see(anna.page, 'complementary', 'People');
});
tests.after(harness.close);

/** The rows of the list as a screen reader tells them. */
const rows = (page: Page): Promise<string[]> =>
  page.$$eval('aside li', (items) =>
    items.map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ')),
  );

tests('alone one finds the sentence that invites, and no menu without a line', async () => {
  await seeText(anna.page, 'Send the link to everyone who should take part.');
  assert.is((await rows(anna.page)).length, 1);
  assert.is(await anna.page.$('aside li button'), null);
  await click(anna.page, 'button', 'Invite');
  await see(anna.page, 'dialog', 'Invite');
  await anna.page.keyboard.press('Escape');
});

tests('states of others are words: microphone, camera, speaking, raised hand', async () => {
  await attend(bent.page, link, { name: 'Bent Brodersen', microphone: false, camera: false });
  await seeRow(anna.page, 'Bent Brodersen', 'Camera off', 'Microphone off');
  await turnOn(bent.page, 'Microphone');
  await turnOn(bent.page, 'Camera');
  await turnOn(bent.page, 'Raise hand');
  await seeRow(anna.page, 'Bent Brodersen', 'Camera on', 'Microphone on', 'Hand raised');
  // The test microphone beeps.
  await seeRow(anna.page, 'Bent Brodersen', 'speaking');
});

tests('a menu of a person leads to a private message, a pin and the loudness', async () => {
  await click(anna.page, 'button', 'Actions for Bent Brodersen');
  await click(anna.page, 'menuitemcheckbox', 'Pin');
  await seeRow(anna.page, 'Bent Brodersen', 'pinned');
  await click(anna.page, 'button', 'Actions for Bent Brodersen');
  await click(anna.page, 'menuitemcheckbox', 'Volume');
  await until(anna.page, 'the slider', () => document.querySelector('aside li input[type=range]'));
  await click(anna.page, 'button', 'Actions for Bent Brodersen');
  await click(anna.page, 'menuitem', 'Private message');
  await see(anna.page, 'complementary', 'Chat');
  await seeText(anna.page, 'Only Bent Brodersen reads this.');
  await until(
    anna.page,
    'the focus in the field',
    () => document.activeElement?.tagName === 'TEXTAREA',
  );
});

tests('the menu works by keyboard alone, and Escape gives the focus back', async () => {
  await click(anna.page, 'button', 'People');
  await see(anna.page, 'button', 'Actions for Bent Brodersen');
  await anna.page.focus('aside li button[aria-haspopup="menu"]');
  await anna.page.keyboard.press('Enter');
  await until(
    anna.page,
    'the first line',
    () => document.activeElement?.textContent === 'Private message',
  );
  await anna.page.keyboard.press('ArrowUp');
  assert.is(await anna.page.evaluate(() => document.activeElement?.textContent), 'Remove');
  await anna.page.keyboard.press('Escape');
  assert.is(
    await anna.page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
    'Actions for Bent Brodersen',
  );
  await see(anna.page, 'complementary', 'People');
});

tests('nobody’s page had anything to complain about', () => {
  for (const { faults } of [anna, bent]) assert.equal(faults, []);
});

tests.run();
