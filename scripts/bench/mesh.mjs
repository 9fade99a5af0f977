// What a mesh costs: `npm run bench:mesh [meeting sizes]`. CPU seconds per person and minute, each in a
// browser of its own, as a plain mesh and as ours; and the sender alone with 1 to 7 receivers. All that is
// compared is measured in one run, in turns. Linux only.
import { readFileSync } from 'node:fs';
import { bundleWorker } from '../build/worker.mjs';
import { startBuiltRelay } from '../built-relay.mjs';
import { bundlePage } from './bundle-page.mjs';
import { treeUsage } from './mesh/process-tree.mjs';
import { openBrowser, pause } from './product-page.mjs';

/** @import { Browser, Page } from 'puppeteer' */
/** @import { MemberOptions } from './mesh/page.mjs' */
/** @typedef {MemberOptions['mode']} Mode */
/** @typedef {{ browser: Browser, page: Page }} Seat */

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [2, 4, 6, 8];
const RECEIVERS = [1, 3, 5, 7];
/** Bandwidth estimates, encoders and wishes come to rest before the window. */
const REST_MS = 9_000;
const WINDOW_MS = 10_000;
/** A link with fewer pictures than this has frozen. */
const ALIVE_FPS = 1;
/** What the larger tiles of a grid of so many wish. @param {number} size */
const gridWish = (size) => (size <= 2 ? '720' : size <= 4 ? '360' : '180');

const relay = await startBuiltRelay();
const script = await bundlePage('mesh/page.mjs');
const worker = await bundleWorker();
/** @type {(() => unknown)[]} */
let closers = [];

/** @returns {Promise<Seat>} */
async function openSeat() {
  const browser = await openBrowser();
  closers.push(() => browser.close());
  const [page = await browser.newPage()] = await browser.pages();
  await page.goto(`${relay.origin}/healthz`);
  await page.evaluate(script);
  return { browser, page };
}

async function closeAll() {
  for (const close of closers.toReversed()) await close();
  closers = [];
}

/** @param {Page} page @param {MemberOptions} options @returns {Promise<string>} */
const addMember = (page, options) =>
  // The page's own function, made by mesh/page.mjs.
  page.evaluate((member) => Reflect.get(window, 'bench').addMember(member), options);

/** @param {Page} page @returns {Promise<number[]>} */
const picturesOf = (page) => page.evaluate(() => Reflect.get(window, 'bench').pictures());

/** @param {readonly Seat[]} seats what is counted */
async function measure(seats) {
  await pause(REST_MS);
  const look = async () => ({
    usage: seats.map(({ browser }) => treeUsage(browser.process()?.pid ?? 0)),
    pictures: await Promise.all(seats.map(({ page }) => picturesOf(page))),
    atMs: performance.now(),
  });
  const before = await look();
  await pause(WINDOW_MS);
  const after = await look();
  const seconds = (after.atMs - before.atMs) / 1000;
  const cores = after.usage.map(
    ({ cpuSeconds }, at) => (cpuSeconds - (before.usage[at]?.cpuSeconds ?? 0)) / seconds,
  );
  const rates = after.pictures.flatMap((links, seat) =>
    links.map((frames, at) => (frames - (before.pictures[seat]?.[at] ?? 0)) / seconds),
  );
  const megabytes = after.usage.reduce((sum, one) => sum + one.megabytes, 0) / seats.length;
  return { cores, rates: rates.toSorted((a, b) => a - b), megabytes };
}

/** One sender, and so many receivers in one other browser. @param {Mode} mode @param {number} count */
async function senderAlone(mode, count) {
  const [sender, receivers] = [await openSeat(), await openSeat()];
  const options = /** @type {const} */ ({ worker, large: '360', small: '360' });
  const link = await addMember(sender.page, { ...options, link: '', sends: true, mode });
  for (let each = 0; each < count; each++) {
    // Whoever only looks needs no worker.
    await addMember(receivers.page, { ...options, link, sends: false, mode: 'wishes' });
  }
  const { cores } = await measure([sender]);
  const { rates } = await measureRates(receivers);
  await closeAll();
  return { cores: cores[0] ?? 0, fps: rates[0] ?? 0 };
}

/** @param {Seat} seat */
async function measureRates({ page }) {
  /** @returns {Promise<number[]>} */
  const look = () => page.evaluate(() => Reflect.get(window, 'bench').received());
  const before = await look();
  await pause(3_000);
  const after = await look();
  return {
    rates: after.map((frames, at) => (frames - (before[at] ?? 0)) / 3).toSorted((a, b) => a - b),
  };
}

/** @param {number} size @param {Mode} mode @param {'grid' | 'speaker'} view */
async function meeting(size, mode, view) {
  const small = size > 4 || view === 'speaker' ? '180' : '360';
  const large = view === 'speaker' ? '360' : gridWish(size);
  const options = /** @type {const} */ ({ worker, mode, sends: true, large, small });
  /** @type {Seat[]} */
  const seats = [];
  let link = '';
  for (let each = 0; each < size; each++) {
    const seat = await openSeat();
    seats.push(seat);
    link = await addMember(seat.page, { ...options, link });
  }
  const figures = await measure(seats);
  await closeAll();
  return figures;
}

/** @param {number} value @param {number} [digits] */
const number = (value, digits = 1) => value.toFixed(digits).padStart(7);

try {
  const load = readFileSync('/proc/loadavg', 'utf8').split(' ')[0];
  console.log(`Load before: ${load}. All in one run; compare columns, not machines.\n`);
  console.log('Sender alone, cores (fewest pictures a second at a receiver):');
  /** @type {Record<'wishes' | 'shared', number[]>} */
  const alone = { wishes: [], shared: [] };
  for (const count of RECEIVERS) {
    const line = [`${count} receivers`.padEnd(12)];
    for (const mode of /** @type {const} */ (['wishes', 'shared'])) {
      const { cores, fps } = await senderAlone(mode, count);
      alone[mode].push(cores);
      line.push(`${mode === 'shared' ? 'ours' : 'plain'} ${number(cores, 3)} (${fps.toFixed(0)})`);
    }
    console.log(line.join('  '));
  }
  for (const [mode, cores] of Object.entries(alone)) {
    const ratio = (cores.at(-1) ?? 0) / (cores[0] ?? 1);
    console.log(
      `  ${mode === 'shared' ? 'ours ' : 'plain'}: 7 receivers cost ${ratio.toFixed(2)} x one`,
    );
  }

  console.log('\nMeetings, CPU seconds per person and minute:');
  console.log('people view     mode     CPU s   fps min  median  alive   MB/person');
  for (const size of SIZES) {
    for (const view of /** @type {const} */ (['grid', 'speaker'])) {
      /** @type {Partial<Record<Mode, number>>} */
      const costs = {};
      for (const mode of /** @type {Mode[]} */ (['raw', 'wishes', 'shared'])) {
        // The plain mesh at full size knows no views.
        if (mode === 'raw' && view === 'speaker') continue;
        const { cores, rates, megabytes } = await meeting(size, mode, view);
        const cost = (cores.reduce((sum, one) => sum + one, 0) / size) * 60;
        costs[mode] = cost;
        const alive = rates.filter((fps) => fps >= ALIVE_FPS).length;
        console.log(
          [
            String(size).padStart(6),
            view.padEnd(8),
            mode.padEnd(7),
            number(cost),
            number(rates[0] ?? 0),
            number(rates[Math.floor(rates.length / 2)] ?? 0),
            `${alive}/${size * (size - 1)}`.padStart(6),
            number(megabytes, 0),
          ].join(' '),
        );
      }
      const ratios = Object.entries(costs)
        .filter(([mode]) => mode !== 'shared')
        .map(([mode, cost]) => `${((costs.shared ?? 0) / cost).toFixed(2)} x ${mode}`);
      console.log(`       ${view}: shared is ${ratios.join(', ')}`);
    }
  }
} finally {
  await closeAll();
  relay.stop();
}
