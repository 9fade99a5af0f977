// Whether sound and picture stay together when one encoder serves several: `npm run bench:lipsync [minutes]`.
// A source flashes and beeps each second; one meeting is served from the pool, another one beside it by plain
// encoders. What a receiver sees and hears is held against the source itself, measured in the same way. Each minute the size changes, the picture rests for a while, and comes back.
import { readFileSync } from 'node:fs';
import { bundleWorker } from '../build/worker.mjs';
import { startBuiltRelay } from '../built-relay.mjs';
import { bundlePage } from './bundle-page.mjs';
import { median, openBrowser, pause } from './product-page.mjs';

/** @import { Page } from 'puppeteer' */
/** @typedef {{ sender: Page, receivers: Page }} Meeting */

const MINUTES = Number(process.argv[2] ?? 10);
const RECEIVERS = 3;
const TARGET_MS = 100;
/** What is wished for in a minute, and for how many seconds. */
const MINUTE = /** @type {const} */ ([
  ['360', 20],
  ['180', 15],
  ['off', 5],
  ['720', 20],
]);

const relay = await startBuiltRelay();
const worker = await bundleWorker();
const scripts = await Promise.all(['mesh/page.mjs', 'lipsync/page.mjs'].map(bundlePage));
/** @type {(() => unknown)[]} */
const closers = [relay.stop];

/** @returns {Promise<Page>} */
async function openPage() {
  const browser = await openBrowser();
  closers.push(() => browser.close());
  const [page = await browser.newPage()] = await browser.pages();
  await page.goto(`${relay.origin}/healthz`);
  for (const script of scripts) await page.evaluate(script);
  return page;
}

/** @param {Page} page @param {string} name @param {unknown[]} values @returns {Promise<any>} */
const call = (page, name, ...values) =>
  page.evaluate(
    (path, given) => {
      /** @type {any} */
      const found = path.split('.').reduce((from, part) => Reflect.get(from, part), window);
      return found(...given);
    },
    name,
    values,
  );

/**
 * A sender and its receivers; the source and the first receiver are watched.
 * @param {'shared' | 'wishes'} mode
 */
async function openMeeting(mode) {
  const sender = await openPage();
  await call(sender, 'giveBeats');
  const camera = { width: 640, height: 360 };
  const options = { worker, name: 'bench', camera, large: '360', small: '360' };
  const link = await call(sender, 'bench.addMember', { ...options, link: '', sends: true, mode });
  const receivers = await openPage();
  for (let each = 0; each < RECEIVERS; each++) {
    const given = { ...options, link, sends: false, mode: 'wishes' };
    await call(receivers, 'bench.addMember', given);
  }
  await pause(5_000);
  for (const page of [sender, receivers]) await call(page, 'watchBeats');
  return { sender, receivers };
}

/** How much later the beep comes than the flash, in ms: at the source, and at the receiver. @param {Meeting} meeting */
async function lookAt({ sender, receivers }) {
  const [source, received] = await Promise.all([sender, receivers].map((p) => call(p, 'offsets')));
  return { sourceMs: median(source), receivedMs: median(received), beats: received.length };
}

try {
  console.log(`Load before: ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]}.`);
  const meetings = { ours: await openMeeting('shared'), plain: await openMeeting('wishes') };
  console.log('How much later the beep comes than the flash, ms (at the source; beats):');
  /** What the way from the source to the receiver adds. @type {Record<keyof typeof meetings, number[]>} */
  const offsets = { ours: [], plain: [] };
  for (let minute = 1; minute <= MINUTES; minute++) {
    for (const [size, seconds] of MINUTE) {
      for (const { receivers } of Object.values(meetings))
        await call(receivers, 'bench.wish', size);
      await pause(seconds * 1_000);
      const [ours, plain] = await Promise.all([lookAt(meetings.ours), lookAt(meetings.plain)]);
      if (size === 'off') continue;
      const words = Object.entries({ ours, plain }).map(
        ([name, { sourceMs, receivedMs, beats }]) =>
          `${name} ${receivedMs.toFixed(0).padStart(5)} (${sourceMs.toFixed(0)}; ${beats})`,
      );
      offsets.ours.push(ours.receivedMs - ours.sourceMs);
      offsets.plain.push(plain.receivedMs - plain.sourceMs);
      console.log([`minute ${minute}, ${size}`.padEnd(16), ...words].join('   '));
    }
  }
  for (const [name, values] of Object.entries(offsets)) {
    const worst = values.reduce((most, by) => (Math.abs(by) > Math.abs(most) ? by : most), 0);
    const verdict = Math.abs(worst) <= TARGET_MS ? 'met' : 'NOT met';
    console.log(
      `Furthest from the source, ${name}: ${worst.toFixed(0)} ms; target ${TARGET_MS} ms: ${verdict}`,
    );
  }
} finally {
  for (const close of closers.toReversed()) await close();
}
