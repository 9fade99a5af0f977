// The start page: planning a meeting, keeping rooms on this device, who runs the service.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  DESKTOP,
  createMeeting,
  inEnglish,
  joinFromLobby,
  seeText,
} from '../support/attendance.ts';
import { choose, click, fill, see, valueOf } from '../support/controls.ts';
import { createHarness, openVisitor, type Visitor } from '../support/harness.ts';
import { refuseStorage } from '../support/page-probes.ts';
import { eventually, until } from '../support/page-wait.ts';
import type { RelayProcess } from '../support/relay-process.ts';

const QUIET = { microphone: false, camera: false };

const tests = suite('home');
const harness = createHarness();
let relay: RelayProcess;
let browser: Browser;
let downloads: string;
const visitors: Visitor[] = [];
tests.before(async () => {
  downloads = mkdtempSync(join(tmpdir(), 'schnack-downloads-'));
  [relay, browser] = await Promise.all([
    harness.relay({
      env: {
        OPERATOR_NAME: 'Stadt Musterförde',
        LEGAL_PRIVACY_URL: 'https://musterfoerde.example/privacy',
        LEGAL_IMPRINT_URL: '/imprint',
      },
    }),
    harness.chromium(),
  ]);
});
tests.after.each(async () => {
  for (const { context } of visitors.splice(0)) await context.close();
});
tests.after(async () => {
  await harness.close();
  rmSync(downloads, { recursive: true });
});

/** A new person on the start page, in English. */
async function openHome(prepare?: () => void): Promise<Page> {
  const visitor = await openVisitor(browser, prepare);
  visitors.push(visitor);
  await visitor.page.setViewport(DESKTOP);
  await visitor.page.goto(inEnglish(relay.origin));
  await see(visitor.page, 'button', 'Start a meeting');
  return visitor.page;
}

/** Lets the page save files, and gives the text of the next one. */
async function saved(
  page: Page,
  act: () => Promise<void>,
): Promise<{ name: string; text: string }> {
  const session = await page.createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: downloads,
    browserContextId: page.browserContext().id ?? '',
  });
  await act();
  return eventually('a saved file', () => {
    const name = readdirSync(downloads).find((file) => !file.endsWith('.crdownload'));
    if (name === undefined) return null;
    // The name is there before the content.
    const text = readFileSync(join(downloads, name), 'utf8');
    if (text === '') return null;
    rmSync(join(downloads, name));
    return { name, text };
  });
}

function focusedName(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    return focused?.getAttribute('aria-label') ?? focused?.textContent ?? null;
  });
}

async function keepFromPlan(page: Page, title: string): Promise<void> {
  await click(page, 'button', 'Plan');
  await fill(page, 'Title', title);
  await click(page, 'switch', 'Keep this room on this device');
  await click(page, 'button', 'Close');
  await see(page, 'button', `Open ${title}`);
}

tests('a planned meeting comes as text, mail and calendar entry, and its link works', async () => {
  const page = await openHome();
  await click(page, 'button', 'Plan');
  await see(page, 'dialog', 'Plan a meeting');
  await fill(page, 'Title', 'Bike lane; Hafenstraße, part 2');
  const link = await valueOf(page, 'Meeting link');
  assert.match(link, /#[\w-]{43}$/);

  await click(page, 'button', 'Calendar entry (.ics)');
  await seeText(page, 'A calendar entry still needs the date.');
  await page.locator('input[type=date]').fill('2027-02-03');
  await page.locator('input[type=time]').fill('10:30');
  await choose(page, 'Duration', '90');

  const text = await valueOf(page, 'Invitation text');
  assert.match(text, 'Bike lane; Hafenstraße, part 2');
  assert.match(text, /Wednesday,? 3 February 2027, 10:30 to 12:00/);
  assert.ok(text.includes(link));
  const mail = await page.$eval('a[href^="mailto:"]', ({ href }) => decodeURIComponent(href));
  assert.ok(mail.replaceAll('\r\n', '\n').includes(text), 'the mail has the same text');

  const file = await saved(page, () => click(page, 'button', 'Calendar entry (.ics)'));
  assert.is(file.name, 'Bike-lane-Hafenstraße-part-2.ics');
  const lines = file.text.replaceAll('\r\n ', '').split('\r\n');
  assert.ok(lines.includes('SUMMARY:Bike lane\\; Hafenstraße\\, part 2'));
  assert.ok(lines.includes(`LOCATION:${link}`));
  assert.ok(lines.includes(`URL:${link}`));
  const start = await page.evaluate(() => new Date(2027, 1, 3, 10, 30).toISOString());
  assert.ok(lines.includes(`DTSTART:${start.replace(/[-:]|\.000/g, '')}`));

  await click(page, 'radio', 'Deutsch');
  assert.match(await valueOf(page, 'Invitation text'), 'Sie sind zur Videobesprechung');
  await see(page, 'image', 'QR code of the meeting link');

  await click(page, 'button', 'Close');
  await until(page, 'the focus to be back', () => document.activeElement?.textContent === 'Plan');
  assert.is(await page.$('h2'), null, 'a room that was not kept is in no list');

  const guest = await openHome();
  await fill(guest, 'Meeting link', ` <${link}>.`);
  await click(guest, 'button', 'Open');
  await see(guest, 'textbox', 'Your name');
  assert.is(guest.url().split('#')[1], link.split('#')[1]);
});

tests(
  'a room is kept after leaving, renamed, opened by its name, removed and brought back',
  async () => {
    const page = await openHome();
    const link = await createMeeting(page, relay.origin);
    await joinFromLobby(page, { name: 'Anna', ...QUIET });
    await click(page, 'button', 'Leave');
    await click(page, 'button', 'Keep this room on this device');
    await click(page, 'button', 'Keep');
    await seeText(page, 'Please give the room a name.');
    await fill(page, 'Name of the room', 'Unit 34');
    await page.keyboard.press('Enter');
    await seeText(page, 'Kept on this device: “Unit 34”');
    await click(page, 'button', 'Back to start');
    await seeText(page, 'Last visited today');

    await click(page, 'button', 'Actions for Unit 34');
    await click(page, 'menuitem', 'Rename');
    await fill(page, 'Name of the room', 'Unit 34 · weekly');
    await click(page, 'button', 'Save');
    await see(page, 'button', 'Open Unit 34 · weekly');
    await page.reload();
    await click(page, 'button', 'Open Unit 34 · weekly');
    await see(page, 'textbox', 'Your name');
    await seeText(page, 'Unit 34 · weekly');
    assert.is(new URL(page.url()).hash, new URL(link).hash);
    await joinFromLobby(page, { name: 'Anna', ...QUIET });
    await seeText(page, 'Unit 34 · weekly');
    await click(page, 'button', 'Leave');
    await click(page, 'button', 'Back to start');

    await click(page, 'button', 'Actions for Unit 34 · weekly');
    await click(page, 'menuitem', 'Remove');
    await seeText(page, '“Unit 34 · weekly” is removed from this device.');
    await until(page, 'the focus on Undo', () => document.activeElement?.textContent === 'Undo');
    await page.keyboard.press('Enter');
    await see(page, 'button', 'Open Unit 34 · weekly');
    await until(page, 'the focus on the list', () => document.activeElement?.id === 'my-rooms');
  },
);

tests('all rooms go at once, after a question, and nothing of them stays', async () => {
  const page = await openHome();
  await keepFromPlan(page, 'One');
  await keepFromPlan(page, 'Two');
  await click(page, 'button', 'Remove all');
  await see(page, 'dialog', 'Remove all rooms?');
  await click(page, 'button', 'Cancel');
  await see(page, 'button', 'Open One');
  await click(page, 'button', 'Remove all');
  await see(page, 'dialog', 'Remove all rooms?');
  await page.locator('dialog ::-p-aria([name="Remove all"][role="button"])').click();
  await until(page, 'the section to be gone', () => document.querySelector('h2') === null);
  await until(page, 'the focus to be kept', () => document.activeElement?.matches('h1'));
  await page.reload();
  // The tiles come with the list.
  await until(page, 'the rest of the page', () => document.querySelectorAll('main svg').length > 3);
  assert.is(await page.$('h2'), null);
});

tests('where the browser keeps nothing, it is said and everything else works', async () => {
  const page = await openHome(refuseStorage);
  await click(page, 'button', 'Plan');
  await see(page, 'dialog', 'Plan a meeting');
  await click(page, 'switch', 'Keep this room on this device');
  await seeText(page, 'This browser keeps nothing');
  assert.match(await valueOf(page, 'Meeting link'), /#[\w-]{43}$/);
});

tests('the foot says who runs the service and leads to their pages', async () => {
  const page = await openHome();
  await seeText(page, 'Run by Stadt Musterförde');
  const links = await page.$$eval('footer a', (found) =>
    found.map((link) => [link.textContent, link.getAttribute('href'), link.target]),
  );
  assert.equal(links, [
    ['Privacy', 'https://musterfoerde.example/privacy', '_blank'],
    ['Legal notice', '/imprint', '_blank'],
  ]);
  await createMeeting(page, relay.origin);
  await seeText(page, 'Run by Stadt Musterförde');
});

tests('planning and the list work by keyboard alone', async () => {
  const page = await openHome();
  const tabTo = (name: string) =>
    eventually(`the focus on ${name}`, async () => {
      if ((await focusedName(page)) === name) return true;
      await page.keyboard.press('Tab');
      return false;
    });
  await tabTo('Plan');
  await page.keyboard.press('Enter');
  await see(page, 'dialog', 'Plan a meeting');
  await until(page, 'the focus in the first field', () =>
    document.activeElement?.matches('dialog input'),
  );
  await page.keyboard.type('Keys');
  await tabTo('Keep this room on this device');
  await page.keyboard.press('Space');
  await until(page, 'the room to be kept', () =>
    document.querySelector('dialog [role="switch"][aria-checked="true"]'),
  );
  await page.keyboard.press('Escape');
  await tabTo('Actions for Keys');
  await page.keyboard.press('Enter');
  await see(page, 'menuitem', 'Rename');
  await page.keyboard.press('ArrowDown');
  assert.is(await focusedName(page), 'Remove');
  await page.keyboard.press('Escape');
  assert.is(await focusedName(page), 'Actions for Keys');
  for (const { faults } of visitors) assert.equal(faults, []);
});

tests.run();
