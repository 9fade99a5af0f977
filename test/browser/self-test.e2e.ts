// The check of one's equipment in a real browser: what works, what does not, and that nothing starts by itself.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import { createMeeting, openProbed, seeText } from '../support/attendance.ts';
import { click, see } from '../support/controls.ts';
import { deadMicrophone } from '../support/device-faults.ts';
import { createHarness } from '../support/harness.ts';
import { until } from '../support/page-wait.ts';
import type { RelayProcess } from '../support/relay-process.ts';

const tests = suite('self-test');
const harness = createHarness();
let browser: Browser;
let relay: RelayProcess;
tests.before(async () => {
  [browser, relay] = await Promise.all([
    harness.chromium(),
    // A detour is announced, and nobody is there.
    harness.relay({
      env: { TURN_URLS: 'turn:127.0.0.1:9', TURN_SECRET: 'nobody-is-there-at-all' },
    }),
  ]);
});
tests.after(harness.close);

const counts = (page: Page): Promise<(number | undefined)[]> =>
  page.evaluate(() => [
    window.askedForDevices,
    window.openedSockets,
    window.probedConnections?.length,
  ]);

/** The state of each check, in their order. */
const states = (page: Page): Promise<(string | undefined)[]> =>
  page.$$eval('dialog li', (lines) => lines.map((line) => line.dataset['state']));

async function openCheck(origin: string, prepare?: () => void): Promise<Page> {
  const { page } = await openProbed(browser);
  if (prepare) await page.evaluateOnNewDocument(prepare);
  await createMeeting(page, origin);
  await click(page, 'button', 'Check my equipment');
  await see(page, 'button', 'Start the check');
  return page;
}

async function runCheck(page: Page): Promise<void> {
  await click(page, 'button', 'Start the check');
  await click(page, 'button', 'Yes');
  await see(page, 'button', 'Check again');
}

tests(
  'nothing is asked and nothing is sent before the press; then all is told in words',
  async () => {
    const page = await openCheck(relay.origin);
    assert.equal(await counts(page), [0, 0, 0]);
    await runCheck(page);
    assert.equal(await states(page), ['ok', 'ok', 'ok', 'ok', 'ok', 'limited']);
    await seeText(page, 'The detour server does not answer.');
    await seeText(page, 'Everything important works.');
    await click(page, 'button', 'Done');
    // What the check opened is closed again, and the devices are as they were.
    await until(page, 'everything closed', () =>
      window.probedConnections?.every((one) => one.connectionState === 'closed'),
    );
    for (const name of ['Microphone', 'Camera'])
      await until(
        page,
        `${name} off`,
        (label) =>
          [...document.querySelectorAll('button[aria-pressed="false"]')].some(
            (button) => button.textContent.trim() === label,
          ),
        name,
      );
    await page.browserContext().close();
  },
);

tests('a relay out of reach and a microphone without a sound each say what helps', async () => {
  const doomed = await harness.relay();
  const page = await openCheck(doomed.origin, deadMicrophone);
  await doomed.kill();
  await runCheck(page);
  assert.equal(await states(page), ['ok', 'failed', 'ok', 'failed', 'ok', 'limited']);
  await seeText(page, 'We cannot reach the relay');
  await seeText(page, 'We heard nothing.');
  await seeText(page, 'Something does not work yet.');
  await page.browserContext().close();
});

tests.run();
