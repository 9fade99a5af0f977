// Firefox with itself: meeting, muting, sharing, a relay that dies and a reload; and a screen from Firefox
// to Chromium and back.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import {
  attend,
  createMeeting,
  joinFromLobby,
  openProbed,
  seeStatus,
  turnOff,
  turnOn,
} from '../support/attendance.ts';
import { click, see } from '../support/controls.ts';
import { createHarness, type Visitor } from '../support/harness.ts';
import { hear, hearNothing, seeMovingVideos } from '../support/media-probe.ts';
import { shareCanvas } from '../support/page-probes.ts';
import { until } from '../support/page-wait.ts';
import type { RelayProcess } from '../support/relay-process.ts';
import { seePeople, seeTile } from '../support/tiles.ts';

const tests = suite('Firefox with Firefox');
const harness = createHarness();
let relay: RelayProcess;
let anna: Visitor;
let bent: Visitor;
let link: string;
tests.before(async () => {
  // A tab in the background shows no pictures, so each has a browser of its own.
  const [made, one, other] = await Promise.all([
    harness.relay(),
    harness.firefox(),
    harness.firefox(),
  ]);
  relay = made;
  [anna, bent] = [await newcomer(one), await newcomer(other)];
  link = await createMeeting(anna.page, relay.origin);
  await joinFromLobby(anna.page, { name: 'Anna' });
  await attend(bent.page, link, { name: 'Bent' });
});
tests.after(harness.close);

/** A headless Firefox has no screen that it could share; the rest of the way is the same. */
async function newcomer(browser: Browser): Promise<Visitor> {
  const visitor = await openProbed(browser);
  await visitor.page.evaluateOnNewDocument(shareCanvas);
  return visitor;
}

const seeScreen = (page: Page, name: string) =>
  until(
    page,
    `the whole screen of ${name}`,
    (label) => {
      const video = document.querySelector(`[role="group"][aria-label="${label}"] video`);
      return (
        video instanceof HTMLVideoElement &&
        video.videoWidth > 0 &&
        getComputedStyle(video).objectFit === 'contain'
      );
    },
    `Screen of ${name}`,
  );

async function shareAndStop(from: Page, to: Page, name: string): Promise<void> {
  await turnOn(from, 'Share screen');
  await seeScreen(to, name);
  await click(from, 'button', 'Stop sharing');
  await until(to, 'no shared screen', () => !document.querySelector('[data-screen]'));
}

tests('both see and hear each other', async () => {
  for (const { page } of [anna, bent]) {
    await seePeople(page, ['Anna', 'Bent']);
    await seeMovingVideos(page, 2);
    await hear(page);
  }
});

tests('muting is seen and stops the sound', async () => {
  await turnOff(anna.page, 'Microphone');
  await seeTile(bent.page, 'Anna', 'says muted', ({ label }) => label.includes('muted'));
  await hearNothing(bent.page);
  await turnOn(anna.page, 'Microphone');
  await hear(bent.page);
});

tests('each shares a screen that the other sees whole', async () => {
  await shareAndStop(anna.page, bent.page, 'Anna');
  await shareAndStop(bent.page, anna.page, 'Bent');
});

tests('a killed relay disturbs nobody, and comes back by itself', async () => {
  await relay.kill();
  for (const { page } of [anna, bent]) {
    await seeStatus(page, 'Connection to the relay lost. Your conversation continues.');
    await seeMovingVideos(page, 2);
    await hear(page);
  }
  await relay.restart();
  for (const { page } of [anna, bent]) await seeStatus(page, 'Everything is connected again.');
});

tests('a reload leads back to the seat', async () => {
  await bent.page.reload();
  for (const { page } of [bent, anna]) {
    await seePeople(page, ['Anna', 'Bent']);
    await seeMovingVideos(page, 2);
    await hear(page);
  }
});

tests('screens travel between Firefox and Chromium, both ways', async () => {
  const { page: cora } = await newcomer(await harness.chromium());
  await attend(cora, link, { name: 'Cora' });
  await seePeople(cora, ['Anna', 'Bent', 'Cora']);
  await shareAndStop(anna.page, cora, 'Anna');
  await shareAndStop(cora, anna.page, 'Cora');
  await click(cora, 'button', 'Leave');
  await see(cora, 'heading', 'You left the meeting');
});

/** Firefox complains of the relay that is away, and of each connection whose other end is gone for good. */
const isNoted = (fault: string) => fault.includes('ws://') || fault.includes('WebRTC: ICE failed');

tests('nothing went wrong in either page but that the relay and each other were away', () => {
  for (const { faults } of [anna, bent]) {
    assert.equal(
      faults.filter((fault) => !isNoted(fault)),
      [],
    );
  }
});

tests.run();
