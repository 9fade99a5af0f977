// The connection in words: relay lost, offline, somebody silent, a network that forbids it; Leave always works.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import {
  attend,
  createMeeting,
  inEnglish,
  joinFromLobby,
  openProbed,
  seeStatus,
  seeText,
} from '../support/attendance.ts';
import { click, see } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import { until } from '../support/page-wait.ts';
import { seePeople } from '../support/tiles.ts';

declare global {
  interface Window {
    /** Text of the files that the page saved. */
    savedFiles?: string[];
  }
}

const BACK = 'Everything is connected again.';
const SILENT = { microphone: false, camera: false };

const tests = suite('connection');
const harness = createHarness();
let browser: Browser;
const pages: Page[] = [];
tests.before(async () => {
  browser = await harness.chromium();
});
tests.after.each(async () => {
  for (const page of pages.splice(0)) await page.browserContext().close();
});
tests.after(harness.close);

async function newPage(prepare?: () => void): Promise<Page> {
  const { page } = await openProbed(browser);
  if (prepare) await page.evaluateOnNewDocument(prepare);
  pages.push(page);
  return page;
}

async function meet(origin: string, prepare?: () => void): Promise<[Page, Page, string]> {
  const [anna, bent] = [await newPage(prepare), await newPage(prepare)];
  await createMeeting(anna, origin);
  const link = anna.url();
  await joinFromLobby(anna, { name: 'Anna', ...SILENT });
  await attend(bent, inEnglish(link), { name: 'Bent', ...SILENT });
  for (const page of [anna, bent]) await seePeople(page, ['Anna', 'Bent']);
  return [anna, bent, link];
}

/** Nothing lies over the meeting, and one press leads out. */
async function leave(page: Page): Promise<void> {
  assert.is(await page.$('dialog'), null);
  await click(page, 'button', 'Leave');
  await see(page, 'heading', 'You left the meeting');
}

const seeCalm = (page: Page) =>
  until(page, 'the status to be calm', () =>
    [...document.querySelectorAll('[role="status"]')].every(({ textContent }) => !textContent),
  );

tests(
  'a lost relay is told with what still works, then that all is well, then nothing',
  async () => {
    const relay = await harness.relay();
    const [anna, bent] = await meet(relay.origin);
    await relay.kill();
    for (const page of [anna, bent])
      await seeStatus(page, 'Connection to the relay lost. Your conversation continues.');
    await leave(bent);
    await seePeople(anna, ['Anna']);
    await relay.restart();
    await seeStatus(anna, BACK);
    await seeCalm(anna);
  },
);

tests('offline is told at once, and when the network is back', async () => {
  const relay = await harness.relay();
  const [anna, bent] = await meet(relay.origin);
  for (const page of [anna, bent]) {
    await page.setOfflineMode(true);
    await seeStatus(page, 'You are offline.');
  }
  await anna.setOfflineMode(false);
  await seeStatus(anna, BACK);
  await leave(bent);
});

tests('somebody who falls silent is told by name, and the return as well', async () => {
  const relay = await harness.relay();
  const [anna, bent] = await meet(relay.origin);
  // Whoever was never reached is told in other words.
  await until(anna, 'a good connection', () =>
    document.querySelector('[data-participant]:not([data-self])[data-health="good"]'),
  );
  const debug = await bent.createCDPSession();
  await debug.send('Debugger.enable');
  await debug.send('Debugger.pause');
  await seeStatus(anna, 'Bent cannot be reached right now. We keep trying.');
  await debug.send('Debugger.resume');
  await debug.send('Debugger.disable');
  await seeStatus(anna, BACK);
  await leave(anna);
});

tests('a network that forbids connections is told with whom to ask', async () => {
  const relay = await harness.relay();
  const [anna, bent] = await meet(relay.origin, () => {
    // Only by TURN, and there is none: no path will ever be found.
    window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
      construct: (target, [configuration]: [RTCConfiguration?]) =>
        new target({ ...configuration, iceTransportPolicy: 'relay' }),
    });
  });
  for (const page of [anna, bent])
    await seeStatus(page, 'Your network does not allow a connection. Please ask your IT');
  await leave(bent);
  await seeCalm(anna);
  await leave(anna);
});

tests(
  'the settings tell each connection in words and save a report without names and keys, and switch notices',
  async () => {
    const relay = await harness.relay();
    const [anna, bent, link] = await meet(relay.origin, () => {
      const saved: string[] = [];
      window.savedFiles = saved;
      const original = URL.createObjectURL;
      URL.createObjectURL = (source: Blob | MediaSource) => {
        if (source instanceof Blob && source.type === 'application/json')
          void source.text().then((text) => saved.push(text));
        return original(source);
      };
    });
    await click(anna, 'button', 'More');
    await click(anna, 'menuitem', 'Settings');
    await click(anna, 'button', 'Connection');
    await seeText(anna, 'directly from device to device');
    await click(anna, 'button', 'Save report');
    await seeStatus(anna, 'The report is among your downloads.');
    const report = await until(anna, 'the report', () => window.savedFiles?.[0]);
    const ids = await anna.$$eval('[data-participant]', (tiles) =>
      tiles.map((tile) => tile.getAttribute('data-participant') ?? '?'),
    );
    const { host, hash } = new URL(link);
    for (const secret of [
      'Anna',
      'Bent',
      ...ids,
      host,
      hash.slice(1),
      hash.slice(1, 12),
      '127.0.0.1',
    ])
      assert.not(report.includes(secret), `${secret} is in the report`);
    assert.match(report, '"to": "P2"');
    assert.match(report, '"path": "direct"');
    // Who joins is shown and spoken, each by choice.
    await click(anna, 'button', 'Notices');
    await click(anna, 'checkbox', 'Somebody joins: Show');
    await anna.keyboard.press('Escape');
    await attend(await newPage(), inEnglish(link), { name: 'Cora', ...SILENT });
    await until(anna, 'the spoken sentence', () =>
      [...document.querySelectorAll('[aria-live="polite"]')].some(
        ({ textContent }) => textContent === 'Cora is here.',
      ),
    );
    const shown = await anna.$eval('footer', ({ textContent }) => textContent);
    assert.not(shown.includes('Cora is here.'));
    await leave(bent);
  },
);

tests.run();
