// Four people in a call for ten minutes: does anything grow, and is everything gone after leaving?
// `npm run bench:endurance [minutes]`. Prints heap, listeners, timers and connections per minute.
import { startBuiltRelay } from '../built-relay.mjs';
import { join, makeMeeting, openBrowser, openLobby, pause, press } from './product-page.mjs';

/** @import { CDPSession, Page } from 'puppeteer' */
/** @typedef {{ minute: number, heapKb: number, listeners: number, nodes: number, timers: number, connections: number, sockets: number }} Sample */

const MINUTES = Number(process.argv[2] ?? 10);
const PEOPLE = 4;
const SAMPLES_PER_MINUTE = 2;
/** Buffers and compiled code settle; growth counts from then on. */
const SETTLED_MINUTES = Math.min(2, MINUTES / 4);
/** Least-squares slope of the heap above which we call it a leak. */
const HEAP_BAR_KB_PER_MINUTE = 60;

/** Runs in the page before its scripts: counts what is open. */
function countOpen() {
  const counts = { connections: 0, sockets: 0, timers: new Set() };
  Object.assign(window, { openCounts: counts });
  const { RTCPeerConnection: Connection, WebSocket: Socket } = window;
  window.RTCPeerConnection = class extends Connection {
    /** @param {RTCConfiguration} [configuration] */
    constructor(configuration) {
      super(configuration);
      counts.connections += 1;
    }
    /** @override */
    close() {
      if (this.signalingState !== 'closed') counts.connections -= 1;
      super.close();
    }
  };
  window.WebSocket = class extends Socket {
    /** @param {string | URL} url @param {string | string[]} [protocols] */
    constructor(url, protocols) {
      super(url, protocols);
      counts.sockets += 1;
      this.addEventListener('close', () => (counts.sockets -= 1));
    }
  };
  const { setInterval: begin, clearInterval: end } = window;
  Object.assign(window, {
    setInterval: (/** @type {[TimerHandler, number]} */ ...given) => {
      const timer = begin(...given);
      counts.timers.add(timer);
      return timer;
    },
    clearInterval: (/** @type {number} */ timer) => {
      counts.timers.delete(timer);
      end(timer);
    },
  });
}

/** @param {Page} page @param {CDPSession} session @param {number} minute @returns {Promise<Sample>} */
async function sample(page, session, minute) {
  await session.send('HeapProfiler.collectGarbage');
  const metrics = await page.metrics();
  const open = await page.evaluate(() => {
    const { connections, sockets, timers } = Reflect.get(window, 'openCounts');
    return { connections, sockets, timers: timers.size };
  });
  return {
    minute,
    heapKb: Math.round((metrics.JSHeapUsedSize ?? 0) / 1024),
    listeners: metrics.JSEventListeners ?? 0,
    nodes: metrics.Nodes ?? 0,
    ...open,
  };
}

/** Least-squares slope per minute. @param {Sample[]} samples @param {'heapKb' | 'listeners' | 'nodes'} what */
function slope(samples, what) {
  const meanX = samples.reduce((sum, { minute }) => sum + minute, 0) / samples.length;
  const meanY = samples.reduce((sum, one) => sum + one[what], 0) / samples.length;
  const over = samples.reduce((sum, one) => sum + (one.minute - meanX) * (one[what] - meanY), 0);
  return over / samples.reduce((sum, { minute }) => sum + (minute - meanX) ** 2, 0);
}

/** @type {(() => unknown)[]} */
const closers = [];

try {
  const relay = await startBuiltRelay();
  closers.push(relay.stop);
  const browser = await openBrowser();
  closers.push(() => browser.close());

  /** @type {Page[]} */
  const pages = [];
  let link = '';
  for (let person = 0; person < PEOPLE; person++) {
    const page = await (await browser.createBrowserContext()).newPage();
    pages.push(page);
    await page.evaluateOnNewDocument(countOpen);
    link ||= await makeMeeting(page, relay.origin);
    await openLobby(page, link);
    await join(page);
  }

  const [watched] = pages;
  if (!watched) throw new Error('Nobody came.');
  const session = await watched.createCDPSession();
  const before = performance.now();
  /** @type {Sample[]} */
  const samples = [];
  console.log('minute  heap kB  listeners  nodes  intervals  connections  sockets');
  for (let step = 0; step <= MINUTES * SAMPLES_PER_MINUTE; step++) {
    const one = await sample(watched, session, (performance.now() - before) / 60_000);
    samples.push(one);
    const columns = [one.minute.toFixed(1), one.heapKb, one.listeners, one.nodes];
    const open = [one.timers, one.connections, one.sockets];
    console.log([...columns, ...open].map((value) => String(value).padStart(8)).join(' '));
    if (step < MINUTES * SAMPLES_PER_MINUTE) await pause(60_000 / SAMPLES_PER_MINUTE);
  }

  const settled = samples.filter(({ minute }) => minute >= SETTLED_MINUTES);
  const heapSlope = slope(settled, 'heapKb');
  console.log(
    `after ${SETTLED_MINUTES} minutes, per minute: heap ${heapSlope.toFixed(1)} kB (bar ${HEAP_BAR_KB_PER_MINUTE}), ` +
      `listeners ${slope(settled, 'listeners').toFixed(2)}, nodes ${slope(settled, 'nodes').toFixed(2)}`,
  );

  await press(watched, 'Leave');
  await watched.locator('::-p-aria([name="Rejoin"][role="button"])').wait();
  await pause(2000);
  const after = await sample(watched, session, 0);
  console.log(
    `after leaving: ${after.connections} connections, ${after.sockets} sockets, ${after.timers} intervals, heap ${after.heapKb} kB`,
  );
  const isClean = after.connections === 0 && after.sockets === 0 && after.timers === 0;
  const grows = heapSlope > HEAP_BAR_KB_PER_MINUTE;
  console.log(
    isClean && !grows ? 'Nothing grows and nothing is left.' : 'Something grows or is left.',
  );
  process.exitCode = isClean && !grows ? 0 : 1;
} finally {
  for (const close of closers.toReversed()) await close();
}
