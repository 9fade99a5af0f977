// The engine without any of the product around it, as its README shows it.
import { suite } from 'uvu';
import type { Page } from 'puppeteer';
import { createHarness } from '../support/harness.ts';
import { openModule } from '../support/page-bundle.ts';
import { until } from '../support/page-wait.ts';

const tests = suite('engine');
const harness = createHarness();
tests.after(harness.close);

const seesPicture = (page: Page) =>
  until(page, 'a moving picture', () => {
    const [video] = document.querySelectorAll('video');
    return (video?.getVideoPlaybackQuality().totalVideoFrames ?? 0) > 2;
  });

tests('the thirty lines of the README make a call of two', async () => {
  const { origin } = await harness.relay();
  const browser = await harness.chromium();
  const first = await openModule(browser, origin, 'test/mesh/alone.page.ts');
  await first.evaluate(() => window.startCall?.());
  const hash = await first.evaluate(() => location.hash);
  const second = await openModule(browser, origin, 'test/mesh/alone.page.ts', hash);
  await second.evaluate(() => window.startCall?.());
  // Pictures of a tab in the background are not drawn.
  await first.bringToFront();
  await seesPicture(first);
  await second.bringToFront();
  await seesPicture(second);
});

tests.run();
