// From the click on Join to the first remote frame at both ends, beside a bare page that does the same
// without sealing and interface: `npm run bench:join [rounds]`. Rounds of both alternate.
import { startBuiltRelay } from '../built-relay.mjs';
import { startBareServer } from './join/bare-server.mjs';
import {
  forgetMoments,
  join,
  makeMeeting,
  median,
  moment,
  openBrowser,
  openLobby,
  pause,
  press,
  watchedPage,
} from './product-page.mjs';

/** @import { Page } from 'puppeteer' */
/** @typedef {{ joinerMs: number, memberMs: number }} Times */

const ROUNDS = Number(process.argv[2] ?? 9);
const TARGET = 1.25;
/** Camera and processor come to rest before each click. */
const REST_MS = 600;

/** @param {Page} member @param {Page} joiner @param {() => Promise<void>} click @returns {Promise<Times>} */
async function measure(member, joiner, click) {
  await pause(REST_MS);
  await forgetMoments(member);
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

/** @param {number[]} values */
const list = (values) => values.map((ms) => Math.round(ms)).join(' ');

/** @type {(() => unknown)[]} */
const closers = [];
/** A browser of its own for each end, so that nothing is shared. */
async function openPage() {
  const browser = await openBrowser();
  closers.push(() => browser.close());
  return watchedPage(browser);
}

try {
  const relay = await startBuiltRelay();
  closers.push(relay.stop);
  const bare = await startBareServer();
  closers.push(bare.close);
  const [member, joiner] = [await openPage(), await openPage()];
  /** @type {Record<'bare' | 'schnack', Times[]>} */
  const times = { bare: [], schnack: [] };

  // One round more than counted: the first of each pays for caches and compilation.
  for (let round = 0; round <= ROUNDS; round++) {
    await openBare(member, bare.origin);
    await member.locator('#join').click();
    await openBare(joiner, bare.origin);
    const bareTimes = await measure(member, joiner, () => joiner.locator('#join').click());

    const link = await makeMeeting(member, relay.origin);
    await openLobby(member, link);
    await join(member);
    await openLobby(joiner, link);
    const schnackTimes = await measure(member, joiner, () => press(joiner, 'Join'));
    await joiner.goto('about:blank');
    if (round === 0) continue;
    times.bare.push(bareTimes);
    times.schnack.push(schnackTimes);
  }

  console.log(`Click on Join to first remote frame, ms, median of ${ROUNDS} (all values):`);
  for (const end of /** @type {const} */ (['joinerMs', 'memberMs'])) {
    const reference = times.bare.map((round) => round[end]);
    const product = times.schnack.map((round) => round[end]);
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
