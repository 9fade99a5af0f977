// Nothing is cut off or needs sideways scrolling on small windows, at 400 % zoom, or with text of 200 %.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import { createHarness } from '../support/harness.ts';
import type { RelayProcess } from '../support/relay-process.ts';
import { walkAsHost } from '../support/way-of-hosts.ts';
import { walkThrough, type WayOptions } from '../support/way-through.ts';

const tests = suite('reflow');
const harness = createHarness();
let relay: RelayProcess;
let browser: Browser;
tests.before(async () => {
  [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
});
tests.after(harness.close);

/** 1280 x 1024 at 400 % is 320 x 256 (WCAG 2.2, 1.4.10). */
const WINDOWS = [
  { name: '320 pixels', viewport: { width: 320, height: 640 } },
  { name: '400 % zoom', viewport: { width: 320, height: 256 } },
  { name: 'a low window', viewport: { width: 640, height: 400 } },
  { name: 'text of 200 %', viewport: { width: 1280, height: 800 }, text: true },
];

/** As somebody sets it in the browser: all sizes are relative to it. */
function doubleText() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html { font-size: 200% }');
  document.adoptedStyleSheets.push(sheet);
}

/** Controls that stick out of the window at the side, or whose words are cut. */
function findCut(): string[] {
  const cut: string[] = [];
  if (document.documentElement.scrollWidth > innerWidth + 1) {
    cut.push(`the page is ${document.documentElement.scrollWidth} pixels wide`);
  }
  for (const control of document.querySelectorAll('button, a, input, select, textarea, h1, h2')) {
    if (!control.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const { left, right, width } = control.getBoundingClientRect();
    const name = control.getAttribute('aria-label') ?? control.textContent?.trim() ?? '';
    if (width > 0 && (left < -1 || right > innerWidth + 1)) {
      cut.push(`“${name}” reaches from ${Math.round(left)} to ${Math.round(right)}`);
    }
    if (control instanceof HTMLButtonElement && control.scrollWidth > control.clientWidth + 1) {
      cut.push(`the words of “${name}” are cut`);
    }
  }
  return cut;
}

for (const { name, viewport, text = false } of WINDOWS) {
  tests(`${name}: nothing is cut off on the way through`, async () => {
    const found: string[] = [];
    const onScreen = async (page: Page, screen: string) => {
      const cut = await page.evaluate(findCut);
      found.push(...cut.map((what) => `${screen}: ${what}`));
    };
    const way: WayOptions = {
      browser,
      origin: relay.origin,
      language: 'de',
      viewport,
      onScreen,
      ...(text ? { prepare: doubleText } : {}),
    };
    await Promise.all([walkThrough(way), walkAsHost(way)]);
    assert.equal(found, []);
  });
}

tests.run();
