// A phone with a touch screen: sheets instead of dialogs, and what a finger must reach at every moment.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Page } from 'puppeteer';
import {
  attend,
  createMeeting,
  joinFromLobby,
  openProbed,
  seePressed,
} from '../support/attendance.ts';
import { click, control, see } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import type { Visitor } from '../support/harness.ts';
import { hear, seeMovingVideos } from '../support/media-probe.ts';
import { until } from '../support/page-wait.ts';

const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };

const tests = suite('phone');
const harness = createHarness();
let anna: Visitor;
let bent: Visitor;

tests.before(async () => {
  const [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
  anna = await openProbed(browser, PHONE);
  bent = await openProbed(browser);
  const link = await createMeeting(anna.page, relay.origin);
  await joinFromLobby(anna.page, { name: 'Anna Ahlers' });
  await attend(bent.page, link, { name: 'Bent Brodersen' });
  await anna.page.bringToFront();
});
tests.after(harness.close);

/** Opens the settings through More, and waits until the sheet stands still. */
async function openSettings(page: Page): Promise<void> {
  await click(page, 'button', 'More');
  await click(page, 'menuitem', 'Settings');
  await see(page, 'dialog', 'Settings');
  await until(
    page,
    'a sheet that stands still',
    () => document.querySelector('dialog')?.getAnimations().length === 0,
  );
}

const noDialog = (page: Page) =>
  until(page, 'no dialog', () => document.querySelector('dialog') === null);

const focusOn = (page: Page, name: string) =>
  until(
    page,
    `the focus on ${name}`,
    (wanted) => document.activeElement?.getAttribute('aria-label') === wanted,
    name,
  );

tests('both see and hear each other', async () => {
  for (const { page } of [anna, bent]) {
    await page.bringToFront();
    await seeMovingVideos(page, 2);
    await hear(page);
  }
  await anna.page.bringToFront();
});

tests(
  'the settings are a sheet above the bar; microphone and Leave stay one tap away',
  async () => {
    const { page } = anna;
    await openSettings(page);
    const { sheet, bar, modal, reachable } = await page.evaluate(() => {
      const dialog = document.querySelector('dialog');
      const footer = document.querySelector('footer');
      return {
        sheet: dialog?.getBoundingClientRect().toJSON() as DOMRect,
        bar: footer?.getBoundingClientRect().toJSON() as DOMRect,
        modal: dialog?.matches(':modal'),
        reachable: ['microphone', 'leave'].map((id) => {
          const box = document.querySelector(`[data-bar="${id}"]`)?.getBoundingClientRect();
          const x = (box?.x ?? 0) + (box?.width ?? 0) / 2;
          const y = (box?.y ?? 0) + (box?.height ?? 0) / 2;
          return document.elementFromPoint(x, y)?.closest('button')?.getAttribute('data-bar');
        }),
      };
    });
    assert.is(modal, false);
    assert.ok(
      sheet.bottom <= bar.top,
      `the sheet ends at ${sheet.bottom}, the bar begins at ${bar.top}`,
    );
    assert.equal([sheet.left, sheet.right], [0, PHONE.width]);
    assert.ok(sheet.top > 40, 'a strip of the meeting stays in sight');
    assert.equal(reachable, ['microphone', 'leave']);

    await click(page, 'button', 'Microphone');
    await seePressed(page, 'Microphone', false);
    await see(page, 'dialog', 'Settings');
    await click(page, 'button', 'Microphone');
    await seePressed(page, 'Microphone', true);
  },
);

tests('Escape closes the sheet from anywhere, and a focus that was inside goes back', async () => {
  const { page } = anna;
  await page.focus('[data-bar="microphone"]');
  await page.keyboard.press('Escape');
  await noDialog(page);
  await focusOn(page, 'Microphone');
  await openSettings(page);
  await focusOn(page, 'Close');
  await page.keyboard.press('Escape');
  await noDialog(page);
  await focusOn(page, 'More');
});

tests('a phone that is turned keeps the open section, and its focus', async () => {
  const { page } = anna;
  await openSettings(page);
  await control(page, 'button', 'Keyboard').click();
  await page.setViewport({ ...PHONE, width: 844, height: 390 });
  await until(page, 'a modal dialog', () => document.querySelector('dialog:modal') !== null);
  await see(page, 'heading', 'Keyboard');
  await page.setViewport(PHONE);
  await until(page, 'a sheet', () => document.querySelector('dialog:not(:modal)') !== null);
  await see(page, 'heading', 'Keyboard');
  await click(page, 'button', 'Close');
  await noDialog(page);
});

tests('each tile has its menu in sight, since a finger cannot hover', async () => {
  const { page } = anna;
  await click(page, 'button', 'Options for Bent Brodersen');
  await click(page, 'menuitemcheckbox', 'Pin');
  await until(page, 'the pin', () =>
    [...document.querySelectorAll('[role="group"][data-participant]')].some((tile) =>
      tile.getAttribute('aria-label')?.includes('pinned'),
    ),
  );
});

tests('one can leave while a sheet is open', async () => {
  const { page } = anna;
  await openSettings(page);
  await click(page, 'button', 'Leave');
  await see(page, 'heading', 'You left the meeting');
  assert.equal([...anna.faults, ...bent.faults], []);
});

tests.run();
