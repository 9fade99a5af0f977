// Before a meeting on a phone, in German and with a finger: planning, kept rooms, devices and the check.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import { openProbed, seeText } from '../support/attendance.ts';
import { click, fill, see, valueOf } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import { until } from '../support/page-wait.ts';
import type { RelayProcess } from '../support/relay-process.ts';

const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };

const tests = suite('phone before a meeting');
const harness = createHarness();
let browser: Browser;
let relay: RelayProcess;
tests.before(async () => {
  [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
});
tests.after(harness.close);

async function openHome(): Promise<Page> {
  const { page } = await openProbed(browser, PHONE);
  await page.goto(`${relay.origin}/?lang=de`);
  return page;
}

/** Nothing is wider than the screen. */
const fits = (page: Page) =>
  until(
    page,
    'a page that fits the screen',
    () => document.documentElement.scrollWidth <= window.innerWidth,
  );

tests('a planned meeting has its link, text and code, and its room is kept', async () => {
  const page = await openHome();
  await click(page, 'button', 'Planen');
  await see(page, 'dialog', 'Besprechung planen');
  await fits(page);
  const link = await valueOf(page, 'Besprechungslink');
  assert.match(link, /#[\w-]{43}$/);
  await fill(page, 'Titel', 'Radweg');
  assert.match(await valueOf(page, 'Einladungstext'), /„Radweg“ eingeladen/);
  await see(page, 'image', 'QR-Code des Besprechungslinks');
  await click(page, 'switch', 'Raum auf diesem Gerät merken');
  await click(page, 'button', 'Schließen');
  await click(page, 'button', 'Radweg öffnen');
  await see(page, 'textbox', 'Ihr Name');
  assert.is(page.url().split('#')[1], link.split('#')[1]);
  await page.browserContext().close();
});

tests('a kept room is renamed, removed and brought back', async () => {
  const page = await openHome();
  await click(page, 'button', 'Planen');
  await see(page, 'dialog', 'Besprechung planen');
  await fill(page, 'Titel', 'Referat 34');
  await click(page, 'switch', 'Raum auf diesem Gerät merken');
  await click(page, 'button', 'Schließen');
  await click(page, 'button', 'Aktionen für Referat 34');
  await fits(page);
  await click(page, 'menuitem', 'Umbenennen');
  await fill(page, 'Name des Raums', 'Referat 35');
  await click(page, 'button', 'Speichern');
  await click(page, 'button', 'Aktionen für Referat 35');
  await click(page, 'menuitem', 'Entfernen');
  await seeText(page, '„Referat 35“ ist von diesem Gerät entfernt.');
  await click(page, 'button', 'Rückgängig');
  await see(page, 'button', 'Referat 35 öffnen');
  await page.browserContext().close();
});

tests('devices are chosen and checked, and nothing stays switched on', async () => {
  const page = await openHome();
  await click(page, 'button', 'Besprechung starten');
  await click(page, 'button', 'Geräte');
  await see(page, 'dialog', 'Ton und Bild');
  await fits(page);
  await see(page, 'combobox', 'Mikrofon');
  await click(page, 'button', 'Schließen');
  await click(page, 'button', 'Technik prüfen');
  await click(page, 'button', 'Prüfung starten');
  await click(page, 'button', 'Ja');
  await see(page, 'button', 'Noch einmal prüfen');
  await fits(page);
  await seeText(page, 'Dieser Dienst hat keinen Umweg-Server.');
  await click(page, 'button', 'Fertig');
  await until(
    page,
    'both devices off',
    () => document.querySelectorAll('main button[aria-pressed="false"]').length >= 2,
  );
  await page.browserContext().close();
});

tests.run();
