// Shortcuts in a meeting: single keys and Ctrl, the list, other keys by choice, F6, push to talk, focus kept.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import {
  attend,
  createMeeting,
  inEnglish,
  joinFromLobby,
  openProbed,
  seePressed,
  seeStatus,
  seeText,
} from '../support/attendance.ts';
import { click, see } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import { until } from '../support/page-wait.ts';
import type { RelayProcess } from '../support/relay-process.ts';
import { seePeople } from '../support/tiles.ts';

const tests = suite('shortcuts');
const harness = createHarness();
let relay: RelayProcess;
let browser: Browser;
const pages: Page[] = [];
tests.before(async () => {
  [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
});
tests.after.each(async () => {
  for (const page of pages.splice(0)) await page.browserContext().close();
});
tests.after(harness.close);

async function meetAlone(): Promise<Page> {
  const { page } = await openProbed(browser);
  pages.push(page);
  await createMeeting(page, relay.origin);
  await joinFromLobby(page, { name: 'Anna', microphone: false, camera: false });
  return page;
}

async function pressWith(page: Page, modifier: 'Control' | 'Shift', key: 'KeyD' | 'KeyE' | 'F6') {
  await page.keyboard.down(modifier);
  await page.keyboard.press(key);
  await page.keyboard.up(modifier);
}

/** Nothing has the focus. */
async function letGo(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}

/** A panel takes the focus once it is painted. */
const focusInPanel = (page: Page) =>
  until(page, 'the focus in the panel', () => document.activeElement?.closest('aside'));

const noPanel = (page: Page) => until(page, 'no panel', () => !document.querySelector('aside'));
const noDialog = (page: Page) => until(page, 'no dialog', () => !document.querySelector('dialog'));

/** Role-like place and accessible name of what has the focus. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const now = document.activeElement;
    return now === null || now === document.body
      ? 'nothing'
      : (now.getAttribute('aria-label') ?? now.textContent ?? '').trim();
  });

tests('keys do what the bar does, and say so to assistive technology', async () => {
  const page = await meetAlone();
  const keysOf = (name: string) =>
    page.$eval(`[role="toolbar"] [aria-label="${name}"]`, (button) =>
      button.getAttribute('aria-keyshortcuts'),
    );
  assert.is(await keysOf('Microphone'), 'Control+D M');
  assert.is(await keysOf('Camera'), 'Control+E V');
  assert.is(await keysOf('Raise hand'), 'H');
  assert.is(await keysOf('Chat'), 'C');
  assert.is(await keysOf('Leave'), null);

  await page.keyboard.press('KeyM');
  await seePressed(page, 'Microphone', true);
  await pressWith(page, 'Control', 'KeyD');
  await seePressed(page, 'Microphone', false);
  await pressWith(page, 'Control', 'KeyE');
  await seePressed(page, 'Camera', true);
  await page.keyboard.press('KeyV');
  await seePressed(page, 'Camera', false);
  await page.keyboard.press('KeyH');
  await seePressed(page, 'Raise hand', true);
  await page.keyboard.press('KeyW');
  await seePressed(page, 'Speaker', true);

  await letGo(page);
  await page.keyboard.press('KeyP');
  await see(page, 'complementary', 'People');
  await focusInPanel(page);
  await page.keyboard.press('Escape');
  await noPanel(page);
  assert.is(await focused(page), 'People');
});

tests('in a text field letters are text, while Ctrl still works', async () => {
  const page = await meetAlone();
  await page.keyboard.press('KeyC');
  await see(page, 'complementary', 'Chat');
  await click(page, 'textbox', 'Message');
  await page.keyboard.type('mvhcps?');
  assert.is(await page.$eval('aside textarea, aside input', (field) => field.value), 'mvhcps?');
  await seePressed(page, 'Microphone', false);
  await pressWith(page, 'Control', 'KeyD');
  await seePressed(page, 'Microphone', true);
});

tests('the space bar held without a focused control opens the microphone for so long', async () => {
  const page = await meetAlone();
  await letGo(page);
  await page.keyboard.down('Space');
  await seePressed(page, 'Microphone', true);
  await page.keyboard.up('Space');
  await seePressed(page, 'Microphone', false);

  // On a button the space bar presses that button.
  await page.focus('[role="toolbar"] [aria-label="Raise hand"]');
  await page.keyboard.press('Space');
  await seePressed(page, 'Raise hand', true);
  await seePressed(page, 'Microphone', false);
});

tests(
  '? shows the list; there keys can be given away, taken over, switched off and reset',
  async () => {
    const page = await meetAlone();
    await page.keyboard.type('?');
    await see(page, 'dialog', 'Keyboard shortcuts');
    await seeText(page, 'Raise hand');
    await click(page, 'button', 'Change shortcuts');
    await see(page, 'dialog', 'Settings');

    await click(page, 'button', 'Add a key for “Invite”');
    await seeStatus(page, 'Press the key for “Invite”. Esc cancels.');
    await page.keyboard.press('Escape');
    await see(page, 'dialog', 'Settings');
    await click(page, 'button', 'Add a key for “Invite”');
    await seeStatus(page, 'Press the key for “Invite”. Esc cancels.');
    await page.keyboard.press('KeyH');
    await seeStatus(page, 'H already belongs to “Raise hand”.');
    await click(page, 'button', 'Use it here anyway');
    await seeStatus(page, 'H now belongs to “Invite”.');
    await click(page, 'button', 'Add a key for “Invite”');
    await seeStatus(page, 'Press the key for “Invite”. Esc cancels.');
    await page.keyboard.press('ArrowLeft');
    await seeStatus(page, 'The controls themselves need ArrowLeft.');
    await page.keyboard.press('Escape');
    await noDialog(page);

    await letGo(page);
    await page.keyboard.press('KeyH');
    await see(page, 'dialog', 'Invite');
    await page.keyboard.press('Escape');
    await noDialog(page);
    await seePressed(page, 'Raise hand', false);

    await page.keyboard.type('?');
    await click(page, 'button', 'Change shortcuts');
    await click(page, 'switch', 'Use single keys');
    await click(page, 'button', 'Reset all');
    await page.keyboard.press('Escape');
    await noDialog(page);
    await letGo(page);
    await page.keyboard.press('KeyM');
    await page.keyboard.type('?');
    await pressWith(page, 'Control', 'KeyE');
    await seePressed(page, 'Camera', true);
    await seePressed(page, 'Microphone', false);
    assert.is(await page.$('dialog'), null);
  },
);

tests('F6 goes from part to part and back', async () => {
  const page = await meetAlone();
  await page.keyboard.press('KeyP');
  await see(page, 'complementary', 'People');
  const place = () =>
    page.evaluate(() => {
      const part = document.activeElement?.closest('section, aside, footer');
      return part?.tagName.toLowerCase() ?? 'nothing';
    });
  await focusInPanel(page);
  await page.keyboard.press('F6');
  assert.is(await place(), 'footer');
  await page.keyboard.press('F6');
  assert.is(await place(), 'section');
  await page.keyboard.press('F6');
  assert.is(await place(), 'aside');
  await pressWith(page, 'Shift', 'F6');
  assert.is(await place(), 'section');
});

tests(
  'the focus is kept when a panel closes by its key, and when the tile that had it goes',
  async () => {
    const page = await meetAlone();
    const link = page.url();
    await page.keyboard.press('KeyP');
    await see(page, 'complementary', 'People');
    await focusInPanel(page);
    await page.keyboard.press('KeyP');
    await noPanel(page);
    assert.is(await focused(page), 'People');

    const { page: bent } = await openProbed(browser);
    pages.push(bent);
    await attend(bent, inEnglish(link), { name: 'Bent', microphone: false, camera: false });
    await seePeople(page, ['Anna', 'Bent']);
    await page.evaluate(() => {
      const tile = [...document.querySelectorAll<HTMLElement>('[data-participant]')].find((one) =>
        one.getAttribute('aria-label')?.startsWith('Bent'),
      );
      const stop = tile?.querySelector<HTMLElement>('button') ?? tile;
      if (stop?.tagName !== 'BUTTON') stop?.setAttribute('tabindex', '-1');
      stop?.focus();
    });
    await click(bent, 'button', 'Leave');
    await seePeople(page, ['Anna']);
    await until(page, 'the focus somewhere', () => document.activeElement !== document.body);
  },
);

tests.run();
