// No barriers that a machine can find, on any screen, panel, dialog and menu, in both themes.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import { DESKTOP } from '../support/attendance.ts';
import { findBarriers } from '../support/barriers.ts';
import { createHarness } from '../support/harness.ts';
import type { RelayProcess } from '../support/relay-process.ts';
import { walkAsHost } from '../support/way-of-hosts.ts';
import { walkThrough, type WayOptions } from '../support/way-through.ts';

const PHONE = { width: 360, height: 740, isMobile: true, hasTouch: true };

const tests = suite('access');
const harness = createHarness();
let relay: RelayProcess;
let browser: Browser;
tests.before(async () => {
  [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
});
tests.after(harness.close);

// Barriers depend on the window and the colors; of the languages, whose names are of the same places, each is in one.
for (const [language, viewport] of [
  ['de', DESKTOP],
  ['en', PHONE],
] as const) {
  tests(`the way through in ${language} at ${viewport.width} pixels has no barriers`, async () => {
    const found: string[] = [];
    const onScreen = async (page: Page, screen: string) => {
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMediaFeatures([
          { name: 'prefers-color-scheme', value: scheme },
          { name: 'prefers-reduced-motion', value: 'reduce' },
        ]);
        const barriers = await findBarriers(page);
        found.push(...barriers.map((barrier) => `${screen}, ${scheme}: ${barrier}`));
      }
    };
    const way: WayOptions = { browser, origin: relay.origin, language, viewport, onScreen };
    await Promise.all([walkThrough(way), walkAsHost(way)]);
    assert.equal(found, []);
  });
}

tests.run();
