// Takes pictures of every screen and state from the real client, with drawn people: `npm run screenshots
// [folder [way | states]]`. Four sizes, light and dark, German and English. Without a folder, the documents'
// pictures are renewed too.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launch } from 'puppeteer';
import { ensureBrowsers } from './browsers.mjs';
import { startBuiltRelay } from './built-relay.mjs';
import { root } from './root.mjs';
import { installDrawnCamera } from './screenshots/draw-person.mjs';
import { PEOPLE, stranger } from './screenshots/people.mjs';
import {
  countConnections,
  denyDevices,
  photographLostRelay,
  photographRefusals,
  photographStates,
} from './screenshots/states.mjs';
import { WORDS } from './screenshots/words.mjs';

/** @import { Browser, Page } from 'puppeteer' */
/** @typedef {keyof typeof WORDS} Language */

const folder = resolve(root, process.argv[2] ?? '.cache/pictures');
const part = process.argv[3];
/** The ones worth keeping, and their names in docs/pictures. */
const KEPT = {
  'de/meeting-wide-light': 'meeting',
  'de/chat-wide-dark': 'chat',
  'de/lobby-wide-light': 'lobby',
  'de/meeting-phone-light': 'phone',
};

const SIZES = {
  wide: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 640 },
  low: { width: 640, height: 400 },
};

/** @param {number} ms */
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** @param {Page} page @param {string} role @param {string} name */
const find = (page, role, name) => page.locator(`::-p-aria([name="${name}"][role="${role}"])`);

/** @param {Page} page @param {string} name */
const press = (page, name, role = 'button') => find(page, role, name).click();

/** All sizes, light and dark. @param {Page} page @param {Language} language @param {string} name */
async function picture(page, language, name) {
  await page.bringToFront();
  for (const [size, viewport] of Object.entries(SIZES)) {
    await resize(page, viewport);
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      // Layout moves for 200 ms, and the window of a video needs a frame.
      await pause(400);
      const path = join(folder, language, `${name}-${size}-${scheme}.png`);
      await page.screenshot({ path: /** @type {`${string}.png`} */ (path) });
    }
  }
  await resize(page, SIZES.wide);
  await pause(250);
}

/** @param {Page} page @param {{ width: number, height: number }} viewport */
async function resize(page, viewport) {
  await page.setViewport(viewport);
  await page.evaluate(() => scrollTo(0, 0));
}

/** @param {Browser} browser @param {(typeof PEOPLE)[number]} person */
async function openPage(browser, person) {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport(SIZES.wide);
  await page.evaluateOnNewDocument(installDrawnCamera, person);
  return page;
}

/** @param {Browser} browser @param {string} origin @param {Language} language */
async function photograph(browser, origin, language) {
  const words = WORDS[language];
  mkdirSync(join(folder, language), { recursive: true });
  const pages = [];
  for (const person of PEOPLE) pages.push(await openPage(browser, person));
  const [own, anna, deniz] = pages;
  if (!own || !anna || !deniz) throw new Error('Nobody came.');
  /** @param {string} name */
  const shoot = (name) => picture(own, language, name);

  await own.goto(`${origin}/?lang=${language}`);
  await find(own, 'button', words.start).wait();
  await shoot('home');
  await press(own, words.plan);
  await own.locator('dialog[open]').wait();
  await shoot('plan');
  await own.keyboard.press('Escape');
  await press(own, words.start);
  await find(own, 'textbox', words.name).wait();
  await shoot('lobby-before');
  await enterName(own, PEOPLE[0]?.name, words);
  await shoot('lobby');
  const link = own.url();
  await press(own, words.join);
  await own.locator('::-p-aria([role="toolbar"])').wait();
  await pause(800);
  await shoot('alone');

  for (const [index, page] of pages.entries()) {
    if (page === own) continue;
    await page.bringToFront();
    await page.goto(link);
    await enterName(page, PEOPLE[index]?.name, words);
    await press(page, words.join);
    await page.locator('::-p-aria([role="toolbar"])').wait();
    await pause(500);
    if (index === 1) await shoot('two');
  }
  // The news of who came has to pass, and the pictures have to become sharp.
  await pause(8000);
  await shoot('meeting');
  await press(own, words.speaker, 'radio').catch(() => press(own, words.speaker));
  await shoot('speaker');
  await press(own, words.grid, 'radio').catch(() => press(own, words.grid));
  await deniz.bringToFront();
  await press(deniz, words.hand);
  await shoot('hand');
  await press(deniz, words.hand);
  await deniz.bringToFront();
  await press(deniz, words.share);
  await pause(1500);
  await shoot('share');
  await deniz.bringToFront();
  await press(deniz, words.share);

  await press(own, words.chat);
  for (const [index, page] of [anna, deniz, own].entries()) {
    await page.bringToFront();
    if (page !== own) await press(page, words.chat);
    await find(page, 'textbox', words.message).fill(words.lines[index] ?? '');
    await press(page, words.send);
  }
  await shoot('chat');
  await press(own, words.people);
  await shoot('people');
  await own.keyboard.press('Escape');
  await press(own, words.more);
  await shoot('more');
  await press(own, words.settings, 'menuitem');
  await own.locator('dialog[open]').wait();
  await shoot('settings');
  await press(own, words.connection);
  await shoot('connection');
  await press(own, words.serverSaw);
  await own.locator('[data-frames] details').wait();
  await shoot('server-saw');
  await own.keyboard.press('Escape');
  await press(own, words.more);
  await press(own, words.verify, 'menuitem');
  await find(own, 'button', words.same).wait();
  await own.locator('dialog ol li svg').wait();
  await shoot('verify');
  await press(own, words.same);
  await shoot('verified');
  await own.keyboard.press('Escape');
  await press(own, words.invite);
  await own.locator('dialog[open]').wait();
  await shoot('invite');
  await own.keyboard.press('Escape');
  await photographKnock(own, language, () => openPage(browser, stranger()));
  await press(own, words.leave);
  await find(own, 'button', words.rejoin).wait();
  await shoot('after');
  for (const page of pages) await page.browserContext().close();
}

/** @param {Page} own @param {Language} language @param {() => Promise<Page>} openStranger */
async function photographKnock(own, language, openStranger) {
  const words = WORDS[language];
  await press(own, words.people);
  await press(own, words.waitingRoom, 'switch');
  const page = await openStranger();
  await page.goto(own.url());
  await enterName(page, stranger().name, words);
  await press(page, words.join);
  await page.locator('main [role="status"] h1').wait();
  await own.bringToFront();
  await own.locator('[role="alertdialog"]').wait();
  await picture(own, language, 'people-knock');
  await own.keyboard.press('Escape');
  await picture(own, language, 'knock');
  await picture(page, language, 'waiting');
  await page.browserContext().close();
  await press(own, words.people);
  await press(own, words.rules);
  await picture(own, language, 'rules');
  await own.keyboard.press('Escape');
}

/** @param {Page} page @param {string | undefined} name @param {(typeof WORDS)[Language]} words */
async function enterName(page, name, words) {
  await find(page, 'textbox', words.name).fill(name ?? '');
  for (const device of [words.camera, words.microphone]) await press(page, device);
  await pause(300);
}

/** Takes the states in German. @param {Browser} browser @param {string} origin @param {() => void} stopRelay */
async function photographTrouble(browser, origin, stopRelay) {
  const words = WORDS.de;
  const photographer = {
    folder: join(folder, 'states'),
    words,
    find,
    /** @param {Page} page @param {'wide' | 'phone'} size */
    resize: (page, size) => resize(page, SIZES[size]),
  };
  mkdirSync(photographer.folder, { recursive: true });
  const [first, ...others] = PEOPLE;
  if (!first) throw new Error('Nobody came.');
  const refused = await openPage(browser, first);
  await refused.evaluateOnNewDocument(denyDevices);
  await photographRefusals(photographer, refused, origin);
  await refused.browserContext().close();

  const own = await openPage(browser, first);
  await own.evaluateOnNewDocument(countConnections);
  await own.goto(`${origin}/?lang=de`);
  await press(own, words.start);
  await enterName(own, PEOPLE[0]?.name, words);
  await press(own, words.join);
  const pages = [];
  for (const person of others) {
    const page = await openPage(browser, person);
    await page.goto(own.url());
    await enterName(page, person.name, words);
    await press(page, words.join);
    await page.locator('::-p-aria([role="toolbar"])').wait();
    pages.push(page);
  }
  const [anna, deniz, hinnerk] = pages;
  if (!anna || !deniz || !hinnerk) throw new Error('Too few came.');
  await pause(8000);
  await photographStates(photographer, [own, anna, deniz, hinnerk]);
  stopRelay();
  await photographLostRelay(photographer, own);
  for (const page of [own, ...pages]) await page.browserContext().close();
}

const { CHROMIUM_PATH } = ensureBrowsers();
/** @type {(() => unknown)[]} */
const closers = [];

try {
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
      // A mouse, which browsers without a screen do not claim to have.
      '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
    ],
  });
  closers.push(() => browser.close());
  if (part !== 'states') {
    for (const language of /** @type {const} */ (['de', 'en'])) {
      await photograph(browser, origin, language);
    }
  }
  if (part !== 'way') await photographTrouble(browser, origin, stop);
  if (process.argv[2] === undefined) {
    for (const [taken, kept] of Object.entries(KEPT)) {
      copyFileSync(join(folder, `${taken}.png`), join(root, 'docs/pictures', `${kept}.png`));
    }
  }
  console.log(`Pictures are in ${folder}.`);
} finally {
  for (const close of closers.toReversed()) await close();
}
