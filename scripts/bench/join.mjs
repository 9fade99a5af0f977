// From the click on Join to the first remote frame at both ends, beside a bare page that does the same
// without sealing and interface: `npm run bench:join [rounds]`. Three variants take turns with it:
// `trickle`: nothing was made ready, as by Enter in the name; `hover`: the pointer comes to Join and presses
// at once; `warm`: it rested there until the connections were ready.
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
/** @typedef {keyof typeof TARGETS} Variant */

const ROUNDS = Number(process.argv[2] ?? 9);
/** Of the bare page's time. */
const TARGETS = { trickle: 1.15, hover: 1.15, warm: 0.75 };
/** Camera and processor come to rest before each click. */
const REST_MS = 600;
const VARIANTS = /** @type {const} */ (['trickle', 'hover', 'warm']);

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

/** Presses Join without a pointer coming near it before. @param {Page} page */
const pressUnseen = (page) =>
  page.evaluate(() => {
    const button = document.querySelector('button[type="submit"]');
    if (button instanceof HTMLButtonElement) button.click();
  });

/** Comes near Join, and waits until the connections stand. @param {Page} page */
async function hover(page) {
  await page.locator('::-p-aria([name="Join"][role="button"])').hover();
  for (let look = 0; look < 200; look++) {
    const states = await page.evaluate(() =>
      /** @type {RTCPeerConnection[]} */ (Reflect.get(window, 'made')).map(
        ({ connectionState }) => connectionState,
      ),
    );
    if (states.length > 0 && states.every((state) => state === 'connected')) return;
    await pause(20);
  }
  throw new Error('Nothing was made ready.');
}

/** Runs in the page, before its scripts. */
function noteConnections() {
  /** @type {RTCPeerConnection[]} */
  const made = [];
  Object.assign(window, { made });
  window.RTCPeerConnection = new Proxy(RTCPeerConnection, {
    construct(target, values) {
      const connection = Reflect.construct(target, values);
      made.push(connection);
      return connection;
    },
  });
}

/** @type {Record<Variant, (joiner: Page) => Promise<(() => Promise<void>)>>} what goes before, and the click */
const variants = {
  trickle: async (joiner) => () => pressUnseen(joiner),
  hover: async (joiner) => () => press(joiner, 'Join'),
  async warm(joiner) {
    await hover(joiner);
    return () => press(joiner, 'Join');
  },
};

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
  await joiner.evaluateOnNewDocument(noteConnections);
  /** @type {Record<'bare' | Variant, Times[]>} */
  const times = { bare: [], trickle: [], hover: [], warm: [] };

  // One round more than counted: the first of each pays for caches and compilation.
  for (let round = 0; round <= ROUNDS; round++) {
    await openBare(member, bare.origin);
    await member.locator('#join').click();
    await openBare(joiner, bare.origin);
    const bareTimes = await measure(member, joiner, () => joiner.locator('#join').click());

    if (round > 0) times.bare.push(bareTimes);
    for (const variant of VARIANTS) {
      const link = await makeMeeting(member, relay.origin);
      await openLobby(member, link);
      await join(member);
      await openLobby(joiner, link);
      const click = await variants[variant](joiner);
      const taken = await measure(member, joiner, click);
      await joiner.goto('about:blank');
      if (round > 0) times[variant].push(taken);
    }
  }

  console.log(`Click on Join to first remote frame, ms, median of ${ROUNDS} (all values):`);
  for (const end of /** @type {const} */ (['joinerMs', 'memberMs'])) {
    const reference = times.bare.map((round) => round[end]);
    console.log(`${end === 'joinerMs' ? 'who joins' : 'who is inside'}:`);
    console.log(`  bare    ${median(reference).toFixed(0).padStart(5)}  (${list(reference)})`);
    for (const variant of VARIANTS) {
      const product = times[variant].map((round) => round[end]);
      const ratio = median(product) / median(reference);
      const target = TARGETS[variant];
      console.log(
        `  ${variant.padEnd(7)} ${median(product).toFixed(0).padStart(5)}  (${list(product)}): ${ratio.toFixed(2)} x, target ${target}: ${ratio <= target ? 'met' : 'missed'}`,
      );
    }
  }
} finally {
  for (const close of closers.toReversed()) await close();
}
