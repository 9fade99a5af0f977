// Links with terms: a passphrase opens the room and another one another room; an end is told and kept to.
import type { Browser, Page } from 'puppeteer';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { guestFragment, parseLink } from '../../client/signaling/meeting-link.ts';
import {
  attend,
  createMeeting,
  DESKTOP,
  inEnglish,
  joinFromLobby,
  openLobby,
  seeNoText,
  seeStatus,
  seeText,
} from '../support/attendance.ts';
import { choose, click, fill, see, valueOf } from '../support/controls.ts';
import { createHarness, openVisitor, type Visitor } from '../support/harness.ts';
import { until } from '../support/page-wait.ts';
import type { RelayProcess } from '../support/relay-process.ts';
import { seePeople } from '../support/tiles.ts';

declare global {
  interface Window {
    /** How far this page's clock is ahead. */
    aheadMs?: number;
  }
}

const QUIET = { microphone: false, camera: false };
const HOUR_MS = 3_600_000;

const tests = suite('links');
const harness = createHarness();
let relay: RelayProcess;
let browser: Browser;
const visitors: Visitor[] = [];
tests.before(async () => {
  [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
});
tests.after.each(async () => {
  for (const { context, faults } of visitors.splice(0)) {
    await context.close();
    assert.equal(faults, []);
  }
});
tests.after(harness.close);

/** Somebody whose clock the test can put forward. */
async function newPage(): Promise<Page> {
  const visitor = await openVisitor(browser, () => {
    const trueNow = Date.now;
    Date.now = () => trueNow() + (window.aheadMs ?? 0);
  });
  visitors.push(visitor);
  await visitor.page.setViewport(DESKTOP);
  return visitor.page;
}

const focusedLabel = (): string | null =>
  document.activeElement instanceof HTMLInputElement
    ? (document.activeElement.labels?.[0]?.textContent ?? null)
    : null;

tests(
  'a passphrase is planned, asked for, opens the room, and another one another room',
  async () => {
    const host = await newPage();
    await host.goto(inEnglish(relay.origin));
    await click(host, 'button', 'Plan');
    await see(host, 'dialog', 'Plan a meeting');
    const plain = await valueOf(host, 'Meeting link');
    await click(host, 'button', 'Suggest');
    const passphrase = await valueOf(host, 'Passphrase (optional)');
    assert.match(passphrase, /^[\w]{4}-[\w]{4}-[\w]{4}$/);
    await seeText(host, 'It is neither in the link nor in the invitation.');
    const link = await valueOf(host, 'Meeting link');
    assert.is(link.length, plain.length + 1);
    const told = await host.$$eval('textarea, a[href^="mailto:"]', (all) =>
      all.map((one) => ('value' in one ? String(one.value) : decodeURIComponent(one.href))),
    );
    for (const text of told) {
      assert.ok(text.includes(link) && text.includes('you also need a passphrase'));
      assert.not.match(text, passphrase);
    }
    await click(host, 'button', 'Start now');
    await joinFromLobby(host, { name: 'Anna', ...QUIET });
    await seeText(host, 'The passphrase is not in the link.');

    const guest = await newPage();
    await openLobby(guest, link);
    await see(guest, 'textbox', 'Passphrase');
    await click(guest, 'button', 'Join');
    await seeText(guest, 'Please enter the passphrase.');
    await until(guest, 'the focus in the field', () => document.activeElement?.matches('input'));
    assert.is(await guest.evaluate(focusedLabel), 'Passphrase');
    await fill(guest, 'Passphrase', 'guessed');
    await joinFromLobby(guest, { name: 'Bent', ...QUIET });
    await seeText(guest, 'Then your passphrase is not right');
    await seePeople(guest, ['Bent']);
    await click(guest, 'button', 'Change passphrase');
    await fill(guest, 'Passphrase', ` ${passphrase} `);
    await click(guest, 'button', 'Who is already there?');
    await seeText(guest, 'Anna is already there.');
    await joinFromLobby(guest, { name: 'Bent', ...QUIET });
    await seePeople(host, ['Anna', 'Bent']);

    // A reload finds the seat again; whoever comes anew is asked.
    await guest.reload();
    await seePeople(guest, ['Anna', 'Bent']);
    await click(guest, 'button', 'Leave');
    await click(guest, 'button', 'Keep this room on this device');
    await seeText(guest, 'will not need the passphrase any more');
    await fill(guest, 'Name of the room', 'Unit 34');
    await guest.keyboard.press('Enter');
    await seeText(guest, 'Kept on this device');
    await guest.goto('about:blank');
    await openLobby(guest, link);
    await seeText(guest, 'The passphrase is kept on this device.');
    await joinFromLobby(guest, { name: 'Bent', ...QUIET });
    await seePeople(guest, ['Anna', 'Bent']);
    const kept = await host.evaluate((word) => {
      const all = [localStorage, sessionStorage].flatMap((storage) => Object.values(storage));
      return all.some((value) => String(value).includes(word));
    }, passphrase);
    assert.is(kept, false, 'the passphrase itself is stored nowhere');
  },
);

tests('an end is in the link, is told to those inside, and lets nobody new in', async () => {
  const host = await newPage();
  await host.goto(inEnglish(relay.origin));
  await click(host, 'button', 'Plan');
  await see(host, 'dialog', 'Plan a meeting');
  await choose(host, 'Joining is possible', '1');
  await seeText(host, 'One can join until');
  const link = await valueOf(host, 'Meeting link');
  const parsed = parseLink(link);
  assert.is(parsed.type, 'guest');
  const hour = parsed.type === 'guest' ? parsed.guest.expiryHour : null;
  assert.ok(hour !== null && hour * HOUR_MS - Date.now() <= 2 * HOUR_MS);
  await click(host, 'button', 'Start now');
  await joinFromLobby(host, { name: 'Anna', ...QUIET });

  const leftMs = (hour ?? 0) * HOUR_MS - Date.now();
  await host.evaluate((aheadMs) => void (window.aheadMs = aheadMs), leftMs - 60_000);
  await seeStatus(host, 'One can still join until');
  const guest = await newPage();
  await attend(guest, link, { name: 'Bent', ...QUIET });
  await seePeople(host, ['Anna', 'Bent']);
  for (const page of [host, guest]) {
    await page.evaluate((aheadMs) => void (window.aheadMs = aheadMs), leftMs + 6 * 60_000);
    await seeStatus(page, 'Your conversation goes on. The link has expired');
  }
  await seePeople(host, ['Anna', 'Bent']);
  await click(guest, 'button', 'Leave');
  await click(guest, 'button', 'Rejoin');
  await see(guest, 'heading', 'This link has expired');
  await seeText(guest, 'Ask the person who invited you for a new link.');
  await click(guest, 'button', 'Back to start');
  await see(guest, 'button', 'Start a meeting');
});

tests('a link that has run out leads to a page with a way out, in both languages', async () => {
  const page = await newPage();
  const parsed = parseLink(await createMeeting(page, relay.origin));
  if (parsed.type !== 'guest') throw new Error('no guest link');
  const fragment = guestFragment({ ...parsed.guest, expiryHour: 498_900 - 24 * 365 * 40 });
  await page.goto('about:blank');
  await page.goto(`${relay.origin}/?lang=de${fragment}`);
  await see(page, 'heading', 'Dieser Link ist abgelaufen');
  await seeText(page, 'Bitten Sie die Person, die eingeladen hat, um einen neuen Link.');
  await click(page, 'button', 'Zur Startseite');
  await see(page, 'button', 'Besprechung starten');
  await seeNoText(page, 'abgelaufen');
});

tests.run();
