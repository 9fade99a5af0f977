// Takes pictures of every screen from the real client, with drawn people: `npm run screenshots [folder]`.
// Without a folder, those that illustrate the documents are renewed as well.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launch } from 'puppeteer';
import { ensureBrowsers } from './browsers.mjs';
import { startBuiltRelay } from './built-relay.mjs';
import { root } from './root.mjs';
import { installDrawnCamera } from './screenshots/draw-person.mjs';

/** @import { Browser, Page } from 'puppeteer' */
/** @import { Person } from './screenshots/draw-person.mjs' */

const folder = resolve(root, process.argv[2] ?? '.cache/pictures');
/** The ones worth keeping, and their names in docs/pictures. */
const KEPT = {
  'meeting-wide-light': 'meeting',
  'chat-wide-dark': 'chat',
  'lobby-wide-light': 'lobby',
  'meeting-phone-light': 'phone',
};

const SIZES = {
  wide: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 640 },
};

/** @type {readonly (Person & { name: string })[]} */
const PEOPLE = [
  {
    name: 'Jule Petersen',
    skin: '#f2cdb4',
    hair: '#b5763d',
    clothes: '#2f6670',
    wall: '#e9e2d2',
    long: true,
    beard: false,
    glasses: false,
    talks: false,
  },
  {
    name: 'Anna Ahlers',
    skin: '#f0cfb8',
    hair: '#4a2f28',
    clothes: '#2b4450',
    wall: '#dde5e2',
    long: true,
    beard: false,
    glasses: true,
    talks: true,
  },
  {
    name: 'Deniz Yıldız',
    skin: '#c98d60',
    hair: '#231f1d',
    clothes: '#5f7d57',
    wall: '#5f8188',
    long: false,
    beard: true,
    glasses: false,
    talks: false,
  },
  {
    name: 'Hinnerk Thomsen',
    skin: '#efc9b0',
    hair: '#c9c4bb',
    clothes: '#7a4a44',
    wall: '#cdb58f',
    long: false,
    beard: false,
    glasses: false,
    talks: false,
  },
];

/** @param {number} ms */
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** @param {Page} page @param {string} role @param {string} name */
const press = (page, role, name) =>
  page.locator(`::-p-aria([name="${name}"][role="${role}"])`).click();

/** @param {Page} page @param {'light' | 'dark'} scheme */
const dress = (page, scheme) =>
  page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);

/** @param {Page} page @param {string} name @param {readonly (keyof typeof SIZES)[]} sizes */
async function picture(page, name, sizes) {
  await page.bringToFront();
  for (const size of sizes) {
    await page.setViewport(SIZES[size]);
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      await dress(page, scheme);
      // Layout moves for 200 ms, and the window of a video needs a frame.
      await pause(500);
      const path = `${join(folder, `${name}-${size}-${scheme}`)}.png`;
      await page.screenshot({ path: /** @type {`${string}.png`} */ (path) });
    }
  }
  await page.setViewport(SIZES.wide);
}

/** @param {Browser} browser @param {Person} person */
async function openPage(browser, person) {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport(SIZES.wide);
  await page.evaluateOnNewDocument(installDrawnCamera, person);
  return page;
}

/** @param {Page} page @param {string} name */
async function prepare(page, name) {
  await page.locator('::-p-aria([name="Ihr Name"][role="textbox"])').fill(name);
  for (const device of ['Kamera', 'Mikrofon']) await press(page, 'button', device);
}

const { CHROMIUM_PATH } = ensureBrowsers();
/** @type {(() => unknown)[]} */
const closers = [];

try {
  mkdirSync(folder, { recursive: true });
  const { origin, stop } = await startBuiltRelay();
  closers.push(stop);
  const browser = await launch({
    executablePath: CHROMIUM_PATH,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
      '--force-device-scale-factor=1',
    ],
  });
  closers.push(() => browser.close());

  const pages = [];
  for (const person of PEOPLE) pages.push(await openPage(browser, person));
  const [first, ...others] = pages;
  if (!first) throw new Error('Nobody came.');
  await first.goto(`${origin}/?lang=de`);
  await first.locator('::-p-aria([name="Besprechung starten"][role="button"])').wait();
  await picture(first, 'home', ['wide', 'phone', 'narrow']);
  await press(first, 'button', 'Besprechung starten');
  await prepare(first, PEOPLE[0]?.name ?? '');
  const link = first.url();
  await picture(first, 'lobby', ['wide', 'phone', 'narrow']);
  await press(first, 'button', 'Beitreten');
  await first.locator('::-p-aria([role="toolbar"])').wait();
  await pause(1000);
  await picture(first, 'alone', ['wide', 'phone']);

  for (const [index, page] of others.entries()) {
    await page.bringToFront();
    await page.goto(link);
    await prepare(page, PEOPLE[index + 1]?.name ?? '');
    await press(page, 'button', 'Beitreten');
    await page.locator('::-p-aria([role="toolbar"])').wait();
    await pause(500);
    if (index === 0) await picture(first, 'two', ['wide', 'phone']);
  }
  // The news of who came has to pass, and the pictures have to become sharp.
  await pause(8000);
  await picture(first, 'meeting', ['wide', 'phone', 'narrow']);

  await press(first, 'button', 'Chat');
  for (const [page, text] of /** @type {const} */ ([
    [others[0], 'Moin zusammen! Die Unterlage liegt im Portal: https://portal.example/plan'],
    [others[1], 'Danke, habe ich vor mir.'],
    [first, 'Ich teile dann den Plan.'],
  ])) {
    if (!page) continue;
    await page.bringToFront();
    if (page !== first) await press(page, 'button', 'Chat');
    await page.locator('::-p-aria([name="Nachricht"][role="textbox"])').fill(text);
    await press(page, 'button', 'Senden');
  }
  await picture(first, 'chat', ['wide', 'phone', 'narrow']);
  await press(first, 'button', 'Personen');
  await picture(first, 'people', ['wide', 'phone']);
  await first.keyboard.press('Escape');
  await press(first, 'button', 'Verlassen');
  await first.locator('::-p-aria([name="Wieder beitreten"][role="button"])').wait();
  await picture(first, 'after', ['wide', 'phone']);
  if (process.argv[2] === undefined) {
    for (const [taken, kept] of Object.entries(KEPT)) {
      copyFileSync(join(folder, `${taken}.png`), join(root, 'docs/pictures', `${kept}.png`));
    }
  }
  console.log(`Pictures are in ${folder}.`);
} finally {
  for (const close of closers.toReversed()) await close();
}
