// More people than tiles fit: the last tile counts the others and leads to all of them.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Page, Viewport } from 'puppeteer';
import { attend, createMeeting, joinFromLobby, openProbed } from '../support/attendance.ts';
import { click, fill, see } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import type { Visitor } from '../support/harness.ts';
import { until } from '../support/page-wait.ts';
import { seePeople, tilesOf } from '../support/tiles.ts';

/** Room for one column of three tiles. */
const NARROW: Viewport = { width: 280, height: 400 };
const NAMES = ['Anna', 'Bent', 'Cora', 'Dirk'];

const tests = suite('crowded');
const harness = createHarness();
let anna: Visitor;
let dirk: Visitor;

tests.before(async () => {
  const [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
  const nothing = { microphone: false, camera: false };
  anna = await openProbed(browser);
  const link = await createMeeting(anna.page, relay.origin);
  await joinFromLobby(anna.page, { name: 'Anna', ...nothing });
  for (const name of ['Bent', 'Cora']) {
    await attend((await openProbed(browser)).page, link, { name, ...nothing });
  }
  dirk = await openProbed(browser);
  await dirk.page.goto(link.replace('lang=en', 'lang=de'));
  await fill(dirk.page, 'Ihr Name', 'Dirk');
  await click(dirk.page, 'button', 'Beitreten');
  for (const { page } of [anna, dirk]) await seePeople(page, NAMES);
});
tests.after(harness.close);

/** Waits until the panel of people names everybody. */
async function seeEverybody(page: Page, panel: string): Promise<void> {
  await see(page, 'complementary', panel);
  await until(
    page,
    'everybody in the panel',
    (names) => {
      const rows = [...document.querySelectorAll('aside li')].map((row) => row.textContent);
      return names.every((name) => rows.some((row) => row.includes(name)));
    },
    NAMES,
  );
}

const focusIs = (page: Page, button: string) =>
  until(
    page,
    `the focus on ${button}`,
    (wanted) => document.activeElement?.getAttribute('data-bar') === wanted,
    button,
  );

tests('the tile counts those who are not shown, and a click on it shows all of them', async () => {
  const { page } = anna;
  await page.setViewport(NARROW);
  await see(page, 'button', '+2 more');
  assert.is((await tilesOf(page)).length, 2);
  await click(page, 'button', '+2 more');
  await seeEverybody(page, 'People');
  await page.keyboard.press('Escape');
  await see(page, 'button', '+2 more');
});

tests('in German, by the keyboard, and the focus goes to the bar with Escape', async () => {
  const { page } = dirk;
  await page.setViewport(NARROW);
  await see(page, 'button', '+2 weitere');
  await page.focus('::-p-aria([name="+2 weitere"][role="button"])');
  await page.keyboard.press('Enter');
  await seeEverybody(page, 'Personen');
  await page.keyboard.press('Escape');
  // So narrow a bar has People in More.
  await focusIs(page, 'more');
});

tests('where there is room again, everybody has a tile', async () => {
  const { page } = anna;
  await page.setViewport({ width: 1280, height: 800 });
  await seePeople(page, NAMES);
  await until(page, 'no counting tile', () => !document.body.innerText.includes('+2'));
  assert.equal([...anna.faults, ...dirk.faults], []);
});

tests.run();
