// What a visit costs and how fast its turns are: `npm run bench:visit [rounds]`. Cold address to mutual
// picture, bytes and requests of a first visit, a killed browser's tile, a reload, bytes over the relay.
import { startBuiltRelay } from '../built-relay.mjs';
import {
  forgetMoments,
  join,
  makeMeeting,
  median,
  moment,
  openBrowser,
  openLobby,
  pause,
  watchedPage,
} from './product-page.mjs';

/** @import { Page } from 'puppeteer' */
/** @typedef {'coldMs' | 'clickMs' | 'reloadMs' | 'killedMs' | 'firstVisitKb' | 'requests' | 'relayKb'} Figure */

const ROUNDS = Number(process.argv[2] ?? 5);

/** The best of five comparable products, measured on the reference machine. @type {Record<Figure, string>} */
const BEST_RIVAL = {
  clickMs: '630',
  coldMs: '1430',
  firstVisitKb: '168',
  requests: '8',
  killedMs: '80',
  reloadMs: '600',
  relayKb: '14.7',
};
/** @type {Record<Figure, string>} */
const NAMES = {
  clickMs: 'click on Join to mutual picture, ms',
  coldMs: 'cold address to mutual picture, ms',
  firstVisitKb: 'first visit up to the picture, kB',
  requests: 'first visit, requests',
  killedMs: 'killed browser gone from the screen, ms',
  reloadMs: 'reload to picture at the other, ms',
  relayKb: 'over the relay for one join, kB',
};

const now = () => performance.timeOrigin + performance.now();

/** @param {string} origin @returns {Promise<number>} bytes that the relay has passed on */
async function relayedBytes(origin) {
  const text = await (await fetch(`${origin}/metrics`)).text();
  let sum = 0;
  for (const [, value] of text.matchAll(
    /^schnack_(?:relayed_)?bytes_total(?:\{[^}]*\})? (\d+)/gm,
  )) {
    sum += Number(value);
  }
  return sum;
}

/** Counts what a page loads. @param {Page} page */
async function countTraffic(page) {
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  const traffic = { bytes: 0, requests: 0 };
  session.on('Network.requestWillBeSent', () => (traffic.requests += 1));
  session.on('Network.loadingFinished', (event) => (traffic.bytes += event.encodedDataLength));
  return traffic;
}

/** @param {Page} page @returns {Promise<boolean>} */
const isAlone = (page) =>
  page.evaluate(() => !document.querySelector('[data-participant]:not([data-self])'));

/** @type {(() => unknown)[]} */
const closers = [];
/** @type {Record<Figure, number[]>} */
const figures = {
  clickMs: [],
  coldMs: [],
  firstVisitKb: [],
  requests: [],
  killedMs: [],
  reloadMs: [],
  relayKb: [],
};

try {
  const relay = await startBuiltRelay();
  closers.push(relay.stop);
  const home = await openBrowser();
  closers.push(() => home.close());
  const member = await watchedPage(home);
  const link = await makeMeeting(member, relay.origin);
  await openLobby(member, link);
  await join(member);

  for (let round = 0; round < ROUNDS; round++) {
    // A new browser has an empty cache.
    const browser = await openBrowser();
    closers.push(() => browser.connected && browser.close());
    const guest = await watchedPage(browser);
    const traffic = await countTraffic(guest);
    const relayedBefore = await relayedBytes(relay.origin);
    await forgetMoments(member);
    const beganAtMs = now();
    await openLobby(guest, link);
    await join(guest);
    const clickedAtMs = await moment(guest, 'clickedAtMs');
    const mutualAtMs = Math.max(
      await moment(guest, 'firstFrameAtMs'),
      await moment(member, 'firstFrameAtMs'),
    );
    figures.clickMs.push(mutualAtMs - clickedAtMs);
    figures.coldMs.push(mutualAtMs - beganAtMs);
    figures.firstVisitKb.push(traffic.bytes / 1000);
    figures.requests.push(traffic.requests);
    await pause(1500);
    figures.relayKb.push(((await relayedBytes(relay.origin)) - relayedBefore) / 1000);

    await forgetMoments(member);
    const reloadedAtMs = now();
    await guest.reload();
    figures.reloadMs.push((await moment(member, 'firstFrameAtMs')) - reloadedAtMs);
    await pause(1500);

    const killedAtMs = now();
    browser.process()?.kill('SIGKILL');
    while (!(await isAlone(member))) await pause(5);
    figures.killedMs.push(now() - killedAtMs);
    await pause(500);
  }

  console.log(`Median of ${ROUNDS} (best of five rivals on the reference machine; all values):`);
  for (const figure of /** @type {Figure[]} */ (Object.keys(NAMES))) {
    const values = figures[figure];
    const digits = figure.endsWith('Kb') ? 1 : 0;
    const all = values.map((value) => value.toFixed(digits)).join(' ');
    const own = median(values).toFixed(digits).padStart(7);
    console.log(`${own}  ${NAMES[figure]} (${BEST_RIVAL[figure]}; ${all})`);
  }
} finally {
  for (const close of closers.toReversed()) await close();
}
