// Hints about own devices, provoked in a real browser: muted but talking, a dead microphone, an echo, a covered camera.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import {
  attend,
  createMeeting,
  joinFromLobby,
  openProbed,
  seeNoText,
  seeStatus,
  turnOff,
  turnOn,
} from '../support/attendance.ts';
import { click } from '../support/controls.ts';
import {
  deadMicrophone,
  humMicrophone,
  microphoneNearSpeaker,
  pictureByCanvas,
  talkingMicrophone,
} from '../support/device-faults.ts';
import { createHarness } from '../support/harness.ts';
import type { RelayProcess } from '../support/relay-process.ts';

const tests = suite('device hints');
const harness = createHarness();
let relay: RelayProcess;
let browser: Browser;
tests.before(async () => {
  [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
  for (const [what, run] of Object.entries(scenarios)) {
    const end = run();
    // Its own test tells; until then nobody waits for it.
    end.catch(() => undefined);
    ends.set(what, end);
  }
});
tests.after(harness.close);

/** A hint takes seconds until it is due, so all of them wait for theirs at the same time. */
const ends = new Map<string, Promise<void>>();

async function inLobby(prepare: () => void): Promise<Page> {
  const { page } = await openProbed(browser);
  await page.evaluateOnNewDocument(prepare);
  await createMeeting(page, relay.origin);
  return page;
}

async function inMeeting(prepare: () => void): Promise<Page> {
  const page = await inLobby(prepare);
  await joinFromLobby(page, { name: 'Anna', camera: false });
  return page;
}

const scenarios: Record<string, () => Promise<void>> = {
  'who talks while muted is reminded once, and no more after unmuting': async () => {
    const page = await inMeeting(humMicrophone);
    await turnOff(page, 'Microphone');
    await seeStatus(page, 'You are muted.');
    await turnOn(page, 'Microphone');
    await seeNoText(page, 'You are muted.');
  },

  'a dead microphone is told, and may be waved away': async () => {
    const page = await inMeeting(deadMicrophone);
    await seeStatus(page, 'No sound comes from your microphone');
    await click(page, 'button', 'Close');
    await seeNoText(page, 'No sound comes from your microphone');
  },

  'a covered camera is told until there is light': async () => {
    const page = await inLobby(pictureByCanvas);
    await turnOn(page, 'Camera');
    await seeStatus(page, 'Your picture is black.');
    await page.evaluate(() => {
      const context = window.cameraCanvas?.getContext('2d');
      if (context) context.fillStyle = 'white';
    });
    await seeNoText(page, 'Your picture is black.');
  },

  'who hears their own voice back is told from whom, until headphones are worn there': async () => {
    const back = 'Your voice comes back through the device of';
    const talking = await inLobby(talkingMicrophone);
    const link = talking.url();
    await joinFromLobby(talking, { name: 'Anna', camera: false });
    const { page: loud } = await openProbed(browser);
    await loud.evaluateOnNewDocument(microphoneNearSpeaker);
    await attend(loud, link, { name: 'Bent', camera: false });
    await seeStatus(talking, `${back} Bent. Headphones or lower speakers help there.`);
    await seeNoText(loud, back);
    await loud.evaluate(() => window.feedback?.gain.setValueAtTime(0, 0));
    await seeNoText(talking, back);
  },
};

for (const what of Object.keys(scenarios)) {
  tests(what, async () => {
    const end = ends.get(what);
    assert.ok(end);
    await end;
  });
}

tests.run();
