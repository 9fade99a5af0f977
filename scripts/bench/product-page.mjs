// A page of the product as the benchmarks use it: from the link to the meeting, and moments on the way.
/* oxlint-disable consistent-function-scoping -- functions travel to the page as text, whole */
import { launch } from 'puppeteer';
import { ensureBrowsers } from '../browsers.mjs';

/** @import { Browser, Page } from 'puppeteer' */

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {readonly string[]} [extra] words of the command line @returns {Promise<Browser>} with a moving test picture and a beeping microphone */
export function openBrowser(extra = []) {
  const { CHROMIUM_PATH } = ensureBrowsers();
  return launch({
    executablePath: CHROMIUM_PATH,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--autoplay-policy=no-user-gesture-required',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
      ...extra,
    ],
  });
}

/** @param {Browser} browser @returns {Promise<Page>} its one page, which notes moments */
export async function watchedPage(browser) {
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  await page.evaluateOnNewDocument(noteMoments);
  return page;
}

/** Runs in the page: notes the click on Join and the first frame of a video that is not the own one. */
function noteMoments() {
  /** @param {'clickedAtMs' | 'firstFrameAtMs'} what */
  const note = (what) =>
    Object.assign(window, { [what]: performance.timeOrigin + performance.now() });
  addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (button?.type === 'submit') note('clickedAtMs');
    },
    { capture: true },
  );
  const seen = new WeakSet();
  const look = () => {
    for (const video of document.querySelectorAll('[data-participant]:not([data-self]) video')) {
      if (!(video instanceof HTMLVideoElement) || seen.has(video)) continue;
      seen.add(video);
      video.requestVideoFrameCallback(() => note('firstFrameAtMs'));
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

/** @param {Page} page @param {'clickedAtMs' | 'firstFrameAtMs'} what @returns {Promise<number>} */
export async function moment(page, what) {
  for (let look = 0; look < 600; look++) {
    const atMs = await page
      .evaluate((name) => Reflect.get(window, name), what)
      .catch(() => undefined);
    if (typeof atMs === 'number') return atMs;
    await pause(50);
  }
  throw new Error(`Waited in vain for ${what}.`);
}

/** @param {Page} page */
export async function forgetMoments(page) {
  await page.evaluate(() =>
    Object.assign(window, { clickedAtMs: undefined, firstFrameAtMs: undefined }),
  );
}

/** @param {Page} page @param {string} name @param {string} [role] */
export const press = (page, name, role = 'button') =>
  page.locator(`::-p-aria([name="${name}"][role="${role}"])`).click();

/** Makes a meeting and stays in its lobby. @param {Page} page @param {string} origin @returns {Promise<string>} its link */
export async function makeMeeting(page, origin) {
  await page.goto(`${origin}/?lang=en`);
  await press(page, 'Start a meeting');
  await page.locator('::-p-aria([name="Your name"][role="textbox"])').wait();
  return page.url();
}

/** Goes to the lobby and turns both devices on. @param {Page} page @param {string} link */
export async function openLobby(page, link) {
  if (page.url() === link) await page.goto('about:blank');
  await page.goto(link);
  await page.locator('::-p-aria([name="Your name"][role="textbox"])').fill('Bench');
  for (const name of ['Camera', 'Microphone']) {
    await press(page, name);
    await page.locator(`button[aria-pressed="true"] ::-p-text(${name})`).wait();
  }
}

/** @param {Page} page */
export async function join(page) {
  await press(page, 'Join');
  await page.locator('::-p-aria([role="toolbar"])').wait();
}

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
