// How soon what one presses is on the screen, in a meeting of eight on a slow device: `npm run bench:panel
// [rounds] [people]`. The main thread runs at a quarter of its speed. The reference is a bare panel in the same page.
/* oxlint-disable consistent-function-scoping -- functions travel to the page as text, whole */
import { startBuiltRelay } from '../built-relay.mjs';
import { bundlePage } from './bundle-page.mjs';
import { join, makeMeeting, median, openBrowser, openLobby, pause } from './product-page.mjs';

/** @import { Page } from 'puppeteer' */

const ROUNDS = Number(process.argv[2] ?? 10);
const PEOPLE = Number(process.argv[3] ?? 8);
const THROTTLING = 4;
const TARGET_MS = 100;
const PATIENCE_MS = 180_000;

/** What is opened and closed: the name of its button, and what then stands in the page. */
const OPENED = /** @type {const} */ ([
  { name: 'Chat', selector: 'aside' },
  { name: 'People', selector: 'aside' },
  { name: 'More', selector: '[role="menu"]' },
  { name: 'Invite', selector: 'dialog' },
  { name: 'Bare panel', selector: '[data-bare]' },
]);

/** Runs in the page: notes how long each click took until its picture (Event Timing, steps of 8 ms). */
function noteClicks() {
  /** @type {number[]} */
  const durationsMs = [];
  Object.assign(window, { durationsMs });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.name === 'click') durationsMs.push(entry.duration);
    }
  }).observe(
    // The DOM types do not know `durationThreshold` yet; 16 ms is the smallest that browsers take.
    /** @type {PerformanceObserverInit} */ ({ type: 'event', durationThreshold: 16 }),
  );
}

/** Runs in the page: a button that shows and hides as many plain elements as the People panel has. */
function addBarePanel() {
  const button = document.createElement('button');
  button.ariaLabel = 'Bare panel';
  button.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 99';
  button.textContent = '+';
  button.addEventListener('click', () => {
    const open = document.querySelector('[data-bare]');
    if (open) return open.remove();
    const panel = document.createElement('div');
    panel.dataset['bare'] = '';
    panel.style.cssText = 'position: fixed; inset: 60px 0 100px auto; inline-size: 360px';
    for (let line = 0; line < 8; line++) {
      const row = panel.appendChild(document.createElement('p'));
      for (let part = 0; part < 12; part++)
        row.appendChild(document.createElement('span')).append('Text');
    }
    document.body.append(panel);
  });
  document.querySelector('main')?.append(button);
}

/** Runs in the page. */
function countPictures() {
  const videos = [...document.querySelectorAll('[data-participant] video')];
  return videos.filter((video) => video instanceof HTMLVideoElement && video.videoWidth > 0).length;
}

/**
 * Puppeteer's own waitForFunction needs eval, which the page forbids.
 * @param {Page} page @param {() => number} look runs in the page @param {(count: number) => boolean} isEnough
 */
async function until(page, look, isEnough) {
  for (let time = 0; time < 600; time++) {
    if (isEnough(await page.evaluate(look))) return;
    await pause(100);
  }
  throw new Error('Not everybody came.');
}

/** One press, and how long it took. @param {Page} page @param {string} name @returns {Promise<number>} ms */
async function pressed(page, name) {
  const button = await page.$(`button[aria-label="${name}"]`);
  const box = await button?.boundingBox();
  if (!box) throw new Error(`There is no button ${name}.`);
  await page.evaluate(() => void ((/** @type {any} */ (window).durationsMs.length = 0)));
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  // Entries come some time after their picture; what took less than 16 ms has none.
  await pause(600);
  const durationsMs = await page.evaluate(() => [.../** @type {any} */ (window).durationsMs]);
  return Math.max(16, ...durationsMs);
}

/** @type {(() => unknown)[]} */
const closers = [];
try {
  const relay = await startBuiltRelay();
  closers.push(relay.stop);
  const [mine, theirs] = [await openBrowser(), await openBrowser()];
  closers.push(
    () => mine.close(),
    () => theirs.close(),
  );
  const page = (await mine.pages())[0] ?? (await mine.newPage());
  page.setDefaultTimeout(PATIENCE_MS);
  await page.evaluateOnNewDocument(noteClicks);
  await page.setViewport({ width: 1280, height: 800 });
  const link = await makeMeeting(page, relay.origin);
  await openLobby(page, link);
  await join(page);
  // All of them in one page without an interface, otherwise this machine does the work of eight.
  const others = (await theirs.pages())[0] ?? (await theirs.newPage());
  await others.goto(`${relay.origin}/healthz`);
  await others.evaluate(await bundlePage('panel/page.mjs'));
  const { hash } = new URL(link);
  for (let person = 1; person < PEOPLE; person++) {
    await others.evaluate(
      (fragment, number) => Reflect.get(window, 'addPerson')(fragment, number),
      hash,
      person,
    );
    await until(page, countPictures, (count) => count > person);
  }
  await page.evaluate(addBarePanel);
  await page.emulateCPUThrottling(THROTTLING);

  /** @type {Map<string, number[]>} */
  const openingMs = new Map(OPENED.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, selector } of OPENED) {
      openingMs.get(name)?.push(await pressed(page, name));
      if ((await page.$(selector)) === null) throw new Error(`${name} did not open.`);
      if (name === 'Bare panel') await pressed(page, name);
      else await page.keyboard.press('Escape');
      while (await page.$(selector)) await pause(20);
    }
  }

  console.log(`${PEOPLE} people, main thread ${THROTTLING} times slower, ${ROUNDS} presses each:`);
  const reference = median(openingMs.get('Bare panel') ?? []);
  for (const [name, values] of openingMs) {
    const typical = median(values);
    const slowest = Math.max(...values);
    const verdict = typical <= TARGET_MS ? '' : `  over ${TARGET_MS} ms`;
    console.log(
      `${typical.toFixed(0).padStart(5)} ms  ${name.padEnd(11)} (slowest ${slowest.toFixed(0)}, ` +
        `${(typical / reference).toFixed(1)} times the bare panel)${verdict}`,
    );
  }
} finally {
  for (const close of closers.toReversed()) await close();
}
