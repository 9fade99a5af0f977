// The client as an app: it opens without a network, is offered quietly, and an update never interrupts.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  createMeeting,
  inEnglish,
  joinFromLobby,
  seeNoText,
  seeText,
} from '../support/attendance.ts';
import { click, see } from '../support/controls.ts';
import { createHarness, openVisitor } from '../support/harness.ts';
import { eventually, until } from '../support/page-wait.ts';
import { distFolder, type RelayProcess } from '../support/relay-process.ts';

const QUIET = { microphone: false, camera: false };

const tests = suite('installed');
const harness = createHarness();
const dist = mkdtempSync(join(tmpdir(), 'schnack-installed-'));
let relay: RelayProcess;
let browser: Browser;
tests.before(async () => {
  cpSync(distFolder, dist, { recursive: true });
  browser = await harness.chromium();
});
tests.before.each(async () => {
  relay = await harness.relay({ dist });
});
tests.after(async () => {
  await harness.close();
  rmSync(dist, { recursive: true });
});

/** Resolves when the browser has kept all it needs, which the start page asks for when it is idle. */
async function visitHome(page: Page): Promise<void> {
  await page.goto(inEnglish(relay.origin));
  await see(page, 'button', 'Start a meeting');
  await until(
    page,
    'the service worker',
    async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated',
  );
}

/** Another build: another worker, and one script less. */
function deployWithout(asset: string): void {
  const path = join(dist, 'client/service-worker.js');
  const script = readFileSync(path, 'utf8');
  const next = script.replace(/"version":"\w+"/, '"version":"next"').replace(`"${asset}",`, '');
  assert.ok(next.length < script.length - asset.length);
  writeFileSync(path, next);
  for (const copy of ['.br', '.gz']) {
    rmSync(path + copy, { force: true });
    rmSync(join(dist, 'client', asset + copy), { force: true });
  }
  rmSync(join(dist, 'client', asset));
}

tests(
  'without a network the start page and its help open, and say what does not work',
  async () => {
    const { page } = await openVisitor(browser);
    await visitHome(page);
    await relay.kill();
    await page.setOfflineMode(true);
    await page.goto(inEnglish(relay.origin));
    await seeText(page, 'You are offline.');
    await click(page, 'button', 'Handbook');
    await see(page, 'dialog', 'Help');
    await seeText(page, 'What is encrypted');
    await page.keyboard.press('Escape');
    await click(page, 'button', 'Start a meeting');
    await see(page, 'textbox', 'Your name');
    await seeText(page, 'To start or join a meeting you need a connection');
    // The same by its link, as a reload or a bookmark has it.
    const link = page.url();
    await page.reload();
    await see(page, 'textbox', 'Your name');
    assert.is(page.url(), link);

    await relay.restart();
    await page.setOfflineMode(false);
    await seeNoText(page, 'You are offline.');
    await joinFromLobby(page, { name: 'Anna', ...QUIET });
    await see(page, 'button', 'Leave');
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(
        names.map(async (name) => (await caches.open(name)).keys()),
      );
      return requests.flat().map(({ url }) => url.replace(location.origin, ''));
    });
    assert.ok(kept.includes('/'));
    assert.equal(
      kept.filter((path) => path !== '/' && !/^\/assets\/[\w.-]+$/.test(path)),
      [],
      'neither settings nor links',
    );
  },
);

tests(
  'an update waits for the end of the meeting, and the running page keeps its code',
  async () => {
    const { page, context } = await openVisitor(browser);
    await visitHome(page);
    await createMeeting(page, relay.origin);
    await joinFromLobby(page, { name: 'Anna', ...QUIET });
    await page.evaluate(() => (document.documentElement.dataset['same'] = 'page'));
    const file = readdirSync(join(dist, 'client/assets')).find((name) =>
      /^server-saw-\w+\.js$/.test(name),
    );
    const asset = `/assets/${file}`;
    deployWithout(asset);
    await relay.restart();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await until(
      page,
      'the new worker to wait',
      async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state === 'installed',
    );
    await see(page, 'toolbar', 'Meeting controls');
    const inMeeting = await page.evaluate(async (path) => {
      const answer = await fetch(path);
      return { status: answer.status, same: document.documentElement.dataset['same'] };
    }, asset);
    assert.equal(inMeeting, { status: 200, same: 'page' });

    const next = await context.newPage();
    await page.close();
    await eventually('the new worker to work, and the old code to be gone', async () => {
      // Browsers may need a moment to see that the last page under the old one is closed.
      await next.goto('about:blank');
      await next.goto(inEnglish(relay.origin));
      return next.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return (
          registration?.waiting === null && String(await caches.keys()) === 'schnack-shell-next'
        );
      });
    });
  },
);

tests(
  'where the browser offers to install, a press takes the offer; a shortcut starts',
  async () => {
    const { page } = await openVisitor(browser);
    await page.goto(inEnglish(relay.origin));
    await see(page, 'button', 'Start a meeting');
    await page.evaluate(() => {
      const offer = new Event('beforeinstallprompt', { cancelable: true });
      const asked = document.documentElement.dataset;
      dispatchEvent(
        Object.assign(offer, { prompt: () => Promise.resolve((asked['prompted'] = 'yes')) }),
      );
      asked['prevented'] = String(offer.defaultPrevented);
    });
    await see(page, 'button', 'Install');
    await click(page, 'button', 'Install');
    await until(page, 'the button to be gone', () => !document.body.innerText.includes('Install'));
    const asked = await page.evaluate(() => ({ ...document.documentElement.dataset }));
    assert.is(asked['prompted'], 'yes');
    assert.is(asked['prevented'], 'true');

    await page.goto(`${relay.origin}/?start&lang=en`);
    await see(page, 'textbox', 'Your name');
    assert.match(page.url(), /\/\?lang=en#[\w-]{43}$/);
  },
);

tests.run();
