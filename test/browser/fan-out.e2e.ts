// Encode once, send to all: three tabs of Chromium and a Firefox, and what must not be noticed of it.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Page } from 'puppeteer';
import {
  attend,
  createMeeting,
  DESKTOP,
  joinFromLobby,
  openProbed,
  turnOff,
  turnOn,
} from '../support/attendance.ts';
import { click } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import type { Visitor } from '../support/harness.ts';
import {
  hear,
  longestStandstillMs,
  seeMovingVideos,
  watchStandstill,
} from '../support/media-probe.ts';
import { eventually, until } from '../support/page-wait.ts';
import { seePeople, seeTile } from '../support/tiles.ts';

const NAMES = ['Anna', 'Bent', 'Cora', 'Fiete'] as const;
/** Two send, and all look: four who send are more than two cores bear. */
const SENDING: readonly string[] = ['Anna', 'Cora'];
const SMALL = { width: 640, height: 480 };

const tests = suite('fan-out');
const harness = createHarness();
const people: Visitor[] = [];
tests.before(async () => {
  const [relay, chromium, firefox] = await Promise.all([
    harness.relay(),
    harness.chromium({ extraArgs: ['--use-fake-device-for-media-stream=fps=10'] }),
    harness.firefox(),
  ]);
  for (const browser of [chromium, chromium, chromium, firefox]) {
    people.push(await openProbed(browser, SMALL));
  }
  let link = '';
  for (const [at, { page }] of people.entries()) {
    const name = NAMES[at] ?? '';
    const sends = SENDING.includes(name);
    const options = { name, microphone: sends, camera: sends };
    if (link !== '') await attend(page, link, options);
    else {
      link = await createMeeting(page, relay.origin);
      await joinFromLobby(page, options);
    }
  }
});
tests.after(harness.close);

/** Turns the fan-out on or off in the settings. */
async function switchOver(page: Page): Promise<void> {
  await click(page, 'button', 'More');
  await click(page, 'menuitem', 'Settings');
  await click(page, 'button', 'Connection');
  await click(page, 'switch', 'Compute picture and sound only once');
  await page.keyboard.press('Escape');
}

interface Serving {
  /** Connections to others whose senders have neither microphone nor camera, but only what stands in for it. */
  served: number;
  /** Connections of the page with itself that encode. */
  encoders: number;
}

function servingOf(page: Page): Promise<Serving> {
  return page.evaluate(() => {
    const found = { served: 0, encoders: 0 };
    for (const connection of window.probedConnections ?? []) {
      if (connection.connectionState !== 'connected') continue;
      const senders = connection.getSenders();
      if (connection.sctp === null) {
        if (senders.some(({ track }) => track !== null)) found.encoders += 1;
        continue;
      }
      const standsIn =
        senders[1]?.track instanceof Reflect.get(window, 'MediaStreamTrackGenerator');
      if (senders[0]?.track === null && standsIn) found.served += 1;
    }
    return found;
  });
}

/** Waits until this person's picture arrives in such a height. */
function sees(page: Page, name: string, is: (height: number) => boolean): Promise<unknown> {
  return eventually(`${name} in another size`, async () =>
    is(
      await page.evaluate(
        (who) =>
          document.querySelector<HTMLVideoElement>(`[data-tile][aria-label^="${who}"] video`)
            ?.videoHeight ?? 0,
        name,
      ),
    ),
  );
}

tests('all see and hear those who send', async () => {
  for (const { page } of people) {
    await seePeople(page, NAMES);
    await seeMovingVideos(page, SENDING.length, 5);
    await hear(page);
  }
});

tests('a tab of Chromium encodes sound and picture once for the others', async () => {
  const [anna] = people;
  assert.ok(anna);
  // Not all three on a busy machine: whose line looks narrow, or who saw nothing, is not served for a while.
  const serving = await eventually('a served link', async () => {
    const now = await servingOf(anna.page);
    return now.served > 0 ? now : null;
  });
  assert.ok(serving.encoders >= 2 && serving.encoders <= 4, `${serving.encoders} encoders`);
  for (const { page } of people) await seeMovingVideos(page, SENDING.length, 5);
});

tests('who speaks is seen to speak', async () => {
  for (const { page } of people.slice(1)) {
    await until(
      page,
      'Anna to be marked as speaking',
      () => document.querySelector('[aria-label^="Anna"][data-speaking]') !== null,
    );
  }
});

tests('the picture goes on while its size changes', async () => {
  const cora = people[2];
  assert.ok(cora);
  await watchStandstill(cora.page);
  await cora.page.setViewport(DESKTOP);
  await sees(cora.page, 'Anna', (height) => height > 200);
  await cora.page.setViewport(SMALL);
  await sees(cora.page, 'Anna', (height) => height <= 200);
  const standstillMs = await longestStandstillMs(cora.page);
  assert.ok(standstillMs < 5_000, `it stood still for ${standstillMs} ms`);
});

tests('camera and microphone go off and on for all', async () => {
  const [anna, ...others] = people;
  assert.ok(anna);
  await turnOff(anna.page, 'Camera');
  await turnOff(anna.page, 'Microphone');
  for (const { page } of others) {
    await seeTile(page, 'Anna', 'has no picture', ({ video }) => !video);
  }
  await turnOn(anna.page, 'Camera');
  await turnOn(anna.page, 'Microphone');
  for (const { page } of others) {
    await seeMovingVideos(page, SENDING.length, 5);
    await hear(page);
  }
});

tests('one who is pinned sends a larger picture to that one alone, and back', async () => {
  const [anna, bent] = people;
  assert.ok(anna && bent);
  await bent.page.setViewport(DESKTOP);
  const pin = async () => {
    await click(bent.page, 'button', 'Options for Anna');
    await click(bent.page, 'menuitemcheckbox', 'Pin');
  };
  await pin();
  await sees(bent.page, 'Anna', (height) => height > 200);
  await pin();
  await bent.page.setViewport(SMALL);
  await seeMovingVideos(bent.page, SENDING.length, 5);
});

tests('switched off, each link has an encoder of its own, and nobody notices', async () => {
  const [anna, ...others] = people;
  assert.ok(anna);
  await switchOver(anna.page);
  await eventually('no served link', async () => (await servingOf(anna.page)).served === 0);
  for (const { page } of others) await seeMovingVideos(page, SENDING.length, 5);
  await switchOver(anna.page);
  for (const { page } of others) await seeMovingVideos(page, SENDING.length, 5);
});

tests('who leaves and comes again sees all again', async () => {
  const [anna, bent, cora, fiete] = people;
  assert.ok(anna && bent && cora && fiete);
  await click(fiete.page, 'button', 'Leave');
  for (const { page } of [anna, bent, cora]) await seeMovingVideos(page, SENDING.length, 5);
  await click(fiete.page, 'button', 'Rejoin');
  for (const { page } of people) await seeMovingVideos(page, SENDING.length, 5);
});

tests('nothing went wrong in any page', () => {
  for (const { faults } of people) assert.equal(faults, []);
});

tests.run();
