// Hints about own devices, provoked in a real browser: muted but talking, a dead microphone, an echo, a covered camera.
import { suite } from 'uvu';
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
});
tests.after(harness.close);

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

tests('who talks while muted is reminded once, and no more after unmuting', async () => {
  const page = await inMeeting(humMicrophone);
  await turnOff(page, 'Microphone');
  await seeStatus(page, 'You are muted.');
  await turnOn(page, 'Microphone');
  await seeNoText(page, 'You are muted.');
});

tests('a dead microphone is told, and may be waved away', async () => {
  const page = await inMeeting(deadMicrophone);
  await seeStatus(page, 'No sound comes from your microphone');
  await click(page, 'button', 'Close');
  await seeNoText(page, 'No sound comes from your microphone');
});

tests('a covered camera is told until there is light', async () => {
  const page = await inLobby(pictureByCanvas);
  await turnOn(page, 'Camera');
  await seeStatus(page, 'Your picture is black.');
  await page.evaluate(() => {
    const context = window.cameraCanvas?.getContext('2d');
    if (context) context.fillStyle = 'white';
  });
  await seeNoText(page, 'Your picture is black.');
});

tests(
  'who hears their own voice back is told from whom, until headphones are worn there',
  async () => {
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
);

tests.run();
