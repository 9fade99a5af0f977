// From the click on Join to the first remote frame at both ends, beside a bare page that does the same
// without sealing and interface: `npm run bench:join [rounds]`. Rounds of both alternate.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'puppeteer';
import { ensureBrowsers } from '../browsers.mjs';
import { buildDist } from '../build/dist.mjs';
import { startBareServer } from './join/bare-server.mjs';

/** @import { Page } from 'puppeteer' */
/** @typedef {{ joinerMs: number, memberMs: number }} Times */

const ROUNDS = Number(process.argv[2] ?? 9);
const TARGET = 1.25;
/** Camera and processor come to rest before each click. */
const REST_MS = 600;

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs in the page: notes the click on Join and the first frame of a video that is not the own one. */
function watchProduct() {
  addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (button?.type !== 'submit') return;
      Object.assign(window, { clickedAtMs: performance.timeOrigin + performance.now() });
    },
    { capture: true },
  );
  const seen = new WeakSet();
  /** @param {HTMLVideoElement} video */
  const watch = (video) => {
    seen.add(video);
    video.requestVideoFrameCallback(() => {
      Object.assign(window, { firstFrameAtMs: performance.timeOrigin + performance.now() });
    });
  };
  const look = () => {
    const selector = '[data-participant]:not([data-self]) video';
    for (const video of document.querySelectorAll(selector)) {
      if (video instanceof HTMLVideoElement && !seen.has(video)) watch(video);
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

/** @param {Page} page @param {'clickedAtMs' | 'firstFrameAtMs'} what @returns {Promise<number>} */
async function moment(page, what) {
  for (let look = 0; look < 600; look++) {
    const atMs = await page.evaluate((name) => Reflect.get(window, name), what);
    if (typeof atMs === 'number') return atMs;
    await pause(50);
  }
  throw new Error(`Waited in vain for ${what}.`);
}

/** @param {Page} member @param {Page} joiner @param {() => Promise<void>} click @returns {Promise<Times>} */
async function measure(member, joiner, click) {
  await pause(REST_MS);
  await member.evaluate(() => Object.assign(window, { firstFrameAtMs: undefined }));
  await click();
  const clickedAtMs = await moment(joiner, 'clickedAtMs');
  const joinerMs = (await moment(joiner, 'firstFrameAtMs')) - clickedAtMs;
  const memberMs = (await moment(member, 'firstFrameAtMs')) - clickedAtMs;
  return { joinerMs, memberMs };
}

/** @param {Page} page @param {string} origin */
async function openBare(page, origin) {
  await page.goto(origin);
  while ((await page.title()) !== 'ready') await pause(20);
}

/** @param {Page} page @param {string} link */
async function openLobby(page, link) {
  await page.goto('about:blank');
  await page.goto(link);
  await page.locator('::-p-aria([name="Your name"][role="textbox"])').fill('Bench');
  for (const name of ['Camera', 'Microphone']) {
    await page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
    await page.locator(`button[aria-pressed="true"] ::-p-text(${name})`).wait();
  }
}

/** @param {Page} page */
const clickJoin = (page) => page.locator('::-p-aria([name="Join"][role="button"])').click();

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** @param {number[]} values */
const list = (values) => values.map((ms) => Math.round(ms)).join(' ');

/** @param {string} folder */
async function startRelay(folder) {
  const relay = spawn(process.execPath, [join(folder, 'relay.js')], {
    env: { PATH: process.env.PATH, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await new Promise((resolve, reject) => {
    relay.once('exit', () => reject(new Error('The relay did not start.')));
    relay.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      const address = /ready at (http:\/\/\S+)/.exec(text)?.[1];
      if (address) resolve(address);
    });
  });
  return { origin: /** @type {string} */ (origin), stop: () => relay.kill() };
}

const { CHROMIUM_PATH } = ensureBrowsers();
const folder = mkdtempSync(join(tmpdir(), 'schnack-bench-'));
/** @type {(() => unknown)[]} */
const closers = [() => rmSync(folder, { recursive: true })];

/** @returns {Promise<Page>} a page in a browser of its own, so that nothing is shared */
async function openPage() {
  const browser = await launch({
    executablePath: CHROMIUM_PATH,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--autoplay-policy=no-user-gesture-required',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
    ],
  });
  closers.push(() => browser.close());
  const [page] = await browser.pages();
  if (!page) throw new Error('The browser opened no page.');
  return page;
}

try {
  await buildDist(folder);
  const relay = await startRelay(folder);
  closers.push(relay.stop);
  const bare = await startBareServer();
  closers.push(bare.close);
  const [member, joiner] = [await openPage(), await openPage()];
  /** @type {Record<'bare' | 'schnack', Times[]>} */
  const times = { bare: [], schnack: [] };
  await member.evaluateOnNewDocument(watchProduct);
  await joiner.evaluateOnNewDocument(watchProduct);

  // One round more than counted: the first of each pays for caches and compilation.
  for (let round = 0; round <= ROUNDS; round++) {
    await openBare(member, bare.origin);
    await member.locator('#join').click();
    await openBare(joiner, bare.origin);
    const bareTimes = await measure(member, joiner, () => joiner.locator('#join').click());

    await member.goto(`${relay.origin}/?lang=en`);
    await member.locator('::-p-aria([name="Start a meeting"][role="button"])').click();
    const link = await member.evaluate(() => location.href);
    await openLobby(member, link);
    await clickJoin(member);
    await member.locator('::-p-aria([role="toolbar"])').wait();
    await openLobby(joiner, link);
    const schnackTimes = await measure(member, joiner, () => clickJoin(joiner));
    await joiner.goto('about:blank');
    if (round === 0) continue;
    times.bare.push(bareTimes);
    times.schnack.push(schnackTimes);
  }

  console.log(`Click on Join to first remote frame, ms, median of ${ROUNDS} (all values):`);
  for (const end of /** @type {const} */ (['joinerMs', 'memberMs'])) {
    const [reference, product] = [times.bare, times.schnack].map((rounds) =>
      rounds.map((round) => round[end]),
    );
    if (!reference || !product) continue;
    const ratio = median(product) / median(reference);
    console.log(`${end === 'joinerMs' ? 'who joins' : 'who is inside'}:`);
    console.log(`  bare    ${median(reference).toFixed(0).padStart(5)}  (${list(reference)})`);
    console.log(`  schnack ${median(product).toFixed(0).padStart(5)}  (${list(product)})`);
    console.log(
      `  ratio   ${ratio.toFixed(2)}, target ${TARGET}: ${ratio <= TARGET ? 'met' : 'missed'}`,
    );
  }
} finally {
  for (const close of closers.toReversed()) await close();
}
