// Browsers with members of a meeting in them, and what they use and see in a while.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorker } from '../../build/worker.mjs';
import { startBuiltRelay } from '../../built-relay.mjs';
import { bundlePage } from '../bundle-page.mjs';
import { openBrowser, pause } from '../product-page.mjs';
import { treeUsage } from './process-tree.mjs';

/** @import { Browser, Page } from 'puppeteer' */
/** @import { MemberOptions } from './page.mjs' */
/** @typedef {MemberOptions['mode']} Mode */
/** @typedef {{ browser: Browser, page: Page }} Seat */
/** @typedef {{ frames: number, freezes: number }} Seen */

/**
 * Bandwidth estimates, encoders and wishes come to rest before the window. A browser that decides for itself
 * dares more and more for 20 s: a plain mesh costs less while it is new.
 */
const REST_MS = 25_000;
const WINDOW_MS = 10_000;

/** A microphone in a quiet room: 16-bit PCM in a RIFF file (IBM and Microsoft, 1991). @param {string} folder */
function writeSilence(folder) {
  const RATE = 48_000;
  const BYTES = 2 * RATE;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + BYTES, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  // PCM, one channel.
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(2 * RATE, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(BYTES, 40);
  const path = join(folder, 'silence.wav');
  writeFileSync(path, Buffer.concat([header, Buffer.alloc(BYTES)]));
  return path;
}

/** A relay, and browsers that come and go. */
export async function openHall() {
  const folder = mkdtempSync(join(tmpdir(), 'schnack-bench-'));
  const silence = writeSilence(folder);
  const relay = await startBuiltRelay();
  const script = await bundlePage('mesh/page.mjs');
  const worker = await bundleWorker();
  /** @type {Browser[]} */
  let browsers = [];

  async function closeAll() {
    for (const browser of browsers) await browser.close();
    browsers = [];
  }

  return {
    /** @param {{ talks: boolean }} options @returns {Promise<Seat>} */
    async openSeat({ talks }) {
      const more = talks ? [] : [`--use-file-for-fake-audio-capture=${silence}`];
      const browser = await openBrowser(['--use-fake-device-for-media-stream=fps=30', ...more]);
      browsers.push(browser);
      const [page = await browser.newPage()] = await browser.pages();
      await page.goto(`${relay.origin}/healthz`);
      await page.evaluate(script);
      return { browser, page };
    },
    /** @param {Seat} seat @param {Omit<MemberOptions, 'worker'>} options @returns {Promise<string>} link for guests */
    addMember: ({ page }, options) =>
      page.evaluate((member) => Reflect.get(window, 'bench').addMember(member), {
        ...options,
        worker,
      }),
    closeAll,
    async close() {
      await closeAll();
      relay.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Link by link, since it began; a page that is busy answers late. @param {Seat} seat @returns {Promise<{ atMs: number, links: Seen[] }>} */
const seenBy = ({ page }) =>
  page.evaluate(async () => ({
    links: await Reflect.get(window, 'bench').seen(),
    atMs: performance.now(),
  }));

/**
 * What the seats use and see in a while, when all has come to rest.
 * @param {readonly Seat[]} seats
 */
export async function measure(seats) {
  await pause(REST_MS);
  const look = async () => ({
    atMs: performance.now(),
    usage: seats.map(({ browser }) => treeUsage(browser.process()?.pid ?? 0)),
    seen: await Promise.all(seats.map(seenBy)),
  });
  const before = await look();
  await pause(WINDOW_MS);
  const after = await look();
  const seconds = (after.atMs - before.atMs) / 1000;
  const cores = after.usage.map(
    ({ cpuSeconds }, at) => (cpuSeconds - (before.usage[at]?.cpuSeconds ?? 0)) / seconds,
  );
  const links = after.seen.flatMap((seat, at) => {
    const seatBefore = before.seen[at];
    const seatSeconds = (seat.atMs - (seatBefore?.atMs ?? 0)) / 1000;
    return seat.links.map(({ frames, freezes }, link) => {
      // A link that was rebuilt meanwhile counts from nothing.
      const then = seatBefore?.links[link];
      const isSame = then !== undefined && then.frames <= frames;
      return {
        fps: (frames - (isSame ? then.frames : 0)) / seatSeconds,
        freezes: freezes - (isSame ? then.freezes : 0),
      };
    });
  });
  return {
    cores,
    rates: links.map(({ fps }) => fps).toSorted((a, b) => a - b),
    freezes: links.reduce((sum, { freezes }) => sum + freezes, 0),
    megabytes: after.usage.reduce((sum, { megabytes }) => sum + megabytes, 0) / seats.length,
  };
}
