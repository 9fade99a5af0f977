// Odd circumstances: damaged links, full rooms, no devices, no permission, no storage, no relay.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import {
  attend,
  createMeeting,
  inEnglish,
  joinFromLobby,
  openLobby,
  openProbed,
  seeStatus,
  seeText,
} from '../support/attendance.ts';
import { click, fill, see } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import { makeCameraBusyOnce, refuseStorage } from '../support/page-probes.ts';
import { eventually, until } from '../support/page-wait.ts';
import type { RelayProcess } from '../support/relay-process.ts';
import { seePeople } from '../support/tiles.ts';

/** Where devices do not matter for the test. */
const QUIET = { microphone: false, camera: false };
/** A link that is complete and leads to a room that nobody is in. */
const SOME_LINK = '#AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';

const tests = suite('odd circumstances');
const harness = createHarness();
let relay: RelayProcess;
let browser: Browser;
/** What belongs to one test is closed with it, so that pages do not pile up. */
const pages: Page[] = [];
tests.before(async () => {
  [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
});
tests.after.each(async () => {
  for (const page of pages.splice(0)) await page.browserContext().close();
});
tests.after(harness.close);

async function newPage(prepare?: () => void): Promise<Page> {
  const { page } = await openProbed(browser);
  pages.push(page);
  if (prepare) await page.evaluateOnNewDocument(prepare);
  return page;
}

async function say(from: Page, to: Page, text: string): Promise<void> {
  for (const page of [from, to]) {
    await click(page, 'button', 'Chat');
    await see(page, 'complementary', 'Chat');
  }
  await fill(from, 'Message', text);
  await click(from, 'button', 'Send');
  await seeText(to, text);
}

tests('a link that lost a character says so in one sentence and leads to the start', async () => {
  const page = await newPage();
  await page.goto(inEnglish(relay.origin + SOME_LINK.slice(0, -1)));
  await see(page, 'heading', 'This link is incomplete');
  await seeText(page, 'Please copy it again in full from the invitation.');
  await click(page, 'button', 'Back to start');
  await see(page, 'button', 'Start a meeting');

  await fill(page, 'Meeting link', relay.origin + SOME_LINK.slice(0, -3));
  await click(page, 'button', 'Open');
  await seeText(page, 'This link is incomplete. Please copy it again in full');
  await fill(page, 'Meeting link', relay.origin + SOME_LINK);
  await click(page, 'button', 'Open');
  await see(page, 'textbox', 'Your name');
});

tests('what mailers append to a link does not matter: all are in the same room', async () => {
  const first = await newPage();
  const link = await createMeeting(first, relay.origin);
  await joinFromLobby(first, { name: 'Anna', ...QUIET });
  const names = ['Anna'];
  for (const junk of ['.', ')', '&utm_source=x', '%20']) {
    const page = await newPage();
    const name = `After ${junk}`;
    await attend(page, link + junk, { name, ...QUIET });
    names.push(name);
    assert.is(new URL(page.url()).hash, new URL(link).hash, 'the junk is gone from the bar');
  }
  for (const page of pages) await seePeople(page, names);
});

tests('a host link becomes the guest link in the address bar at once', async () => {
  const page = await newPage();
  await page.goto(inEnglish(`${relay.origin}/#hAAECAwQFBgcICQoLDA0ODw`));
  await see(page, 'textbox', 'Your name');
  assert.match(page.url(), /#[\w-]{43}$/);
  await page.goBack().catch(() => null);
  assert.not.match(page.url(), /#h/);
});

tests('nobody is asked and no socket is opened before the person acts', async () => {
  const page = await newPage();
  await page.goto(inEnglish(relay.origin + SOME_LINK));
  await fill(page, 'Your name', 'Anna');
  // By then everything that loads by itself in the lobby has.
  await until(page, 'the meeting to be loaded', () =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/rest-')),
  );
  const counts = (): Promise<(number | undefined)[]> =>
    page.evaluate(() => [
      window.askedForDevices,
      window.openedSockets,
      window.probedConnections?.length,
    ]);
  assert.equal(await counts(), [0, 0, 0]);
  await click(page, 'button', 'Join');
  await see(page, 'toolbar', 'Meeting controls');
  assert.equal(await counts(), [0, 1, 0]);
});

tests('German and English have the same controls under their own names', async () => {
  const page = await newPage();
  await page.goto(`${relay.origin}/?lang=de${SOME_LINK}`);
  await see(page, 'textbox', 'Ihr Name');
  assert.is(await page.$eval('html', ({ lang }) => lang), 'de');
  for (const name of ['Mikrofon', 'Kamera', 'Beitreten']) await see(page, 'button', name);
  await click(page, 'button', 'English');
  await see(page, 'textbox', 'Your name');
  assert.is(await page.$eval('html', ({ lang }) => lang), 'en');
  await click(page, 'button', 'Deutsch');
  await click(page, 'button', 'Beitreten');
  await see(page, 'toolbar', 'Steuerung der Besprechung');
  for (const name of ['Bildschirm teilen', 'Melden', 'Chat', 'Personen', 'Einladen', 'Verlassen'])
    await see(page, 'button', name);
});

tests('without permission the meeting goes on, with a sentence that helps', async () => {
  // There are devices here, but nothing that says yes in the person's place.
  const strict = await harness.chromium({
    fakeDevices: false,
    extraArgs: ['--use-fake-device-for-media-stream'],
  });
  const { page } = await openProbed(strict);
  const client = await page.createCDPSession();
  for (const name of ['camera', 'microphone'])
    await client.send('Browser.setPermission', {
      permission: { name },
      setting: 'denied',
      origin: relay.origin,
      browserContextId: page.browserContext().id ?? '',
    });
  const link = await createMeeting(page, relay.origin);
  await click(page, 'button', 'Camera');
  await seeStatus(page, 'The browser does not release the camera.');
  await joinFromLobby(page, { name: 'Anna', ...QUIET });
  await click(page, 'button', 'Microphone');
  await seeStatus(page, 'The browser does not release the microphone.');
  const other = await newPage();
  await attend(other, link, { name: 'Bent' });
  for (const one of [page, other]) await seePeople(one, ['Anna', 'Bent']);
  await say(page, other, 'I have no picture, but words');
  await strict.close();
});

tests('a camera that another program holds is a sentence, and works when tried again', async () => {
  const page = await newPage(makeCameraBusyOnce);
  await openLobby(page, relay.origin + SOME_LINK);
  await click(page, 'button', 'Camera');
  await seeStatus(page, 'Another program is using the camera.');
  await click(page, 'button', 'Camera');
  await until(page, 'the own picture', () => {
    const video = document.querySelector('video');
    return video !== null && video.checkVisibility() && video.videoWidth > 0;
  });
  await until(page, 'no sentence', () => !document.body.innerText.includes('Another program'));
});

tests('without any storage one can start, join, talk and leave', async () => {
  const page = await newPage(refuseStorage);
  const other = await newPage(refuseStorage);
  const link = await createMeeting(page, relay.origin);
  await joinFromLobby(page, { name: 'Anna' });
  await attend(other, link, { name: 'Bent' });
  for (const one of [page, other]) await seePeople(one, ['Anna', 'Bent']);
  await say(page, other, 'Nothing will be remembered');
  await click(page, 'button', 'Leave');
  await see(page, 'heading', 'You left the meeting');
});

tests('on a machine without any device one joins and chats', async () => {
  const bare = await harness.chromium({
    fakeDevices: false,
    extraArgs: ['--use-fake-ui-for-media-stream'],
  });
  const { page } = await openProbed(bare);
  const link = await createMeeting(page, relay.origin);
  await click(page, 'button', 'Microphone');
  await seeStatus(page, 'We cannot find a microphone.');
  await joinFromLobby(page, { name: 'Anna', ...QUIET });
  const other = await newPage();
  await attend(other, link, { name: 'Bent' });
  for (const one of [page, other]) await seePeople(one, ['Anna', 'Bent']);
  await say(page, other, 'Only words from me');
  await bare.close();
});

tests('a full room says so, and of two who want the last place exactly one gets it', async () => {
  const small = await harness.relay({ env: { MAX_ROOM_SIZE: '2' } });
  const anna = await newPage();
  const link = await createMeeting(anna, small.origin);
  await joinFromLobby(anna, { name: 'Anna', ...QUIET });
  const racers = [await newPage(), await newPage()];
  for (const page of racers) {
    await openLobby(page, link);
    await fill(page, 'Your name', 'Bent');
  }
  await Promise.all(racers.map((page) => click(page, 'button', 'Join')));
  const outcomes = await eventually('one inside and one turned away', async () => {
    const texts = await Promise.all(racers.map((page) => page.$eval('body', (b) => b.innerText)));
    const turnedAway = texts.map((text) => text.includes('The room is full.'));
    return turnedAway.includes(true) ? turnedAway : null;
  });
  assert.equal(outcomes.toSorted(), [false, true]);
  const inside = racers[outcomes.indexOf(false)];
  const outside = racers[outcomes.indexOf(true)];
  assert.ok(inside && outside);
  for (const page of [anna, inside]) await seePeople(page, ['Anna', 'Bent']);

  // The one outside gets in as soon as a place is free.
  await click(inside, 'button', 'Leave');
  await seePeople(anna, ['Anna']);
  await click(outside, 'button', 'Try again');
  for (const page of [anna, outside]) await seePeople(page, ['Anna', 'Bent']);
});

tests('who joins while the relay is away is told so, and gets in by itself later', async () => {
  const doomed = await harness.relay();
  const page = await newPage();
  const link = await createMeeting(page, doomed.origin);
  const other = await newPage();
  await openLobby(other, link);
  for (const one of [page, other])
    await until(one, 'the meeting to be loaded', async () => {
      const resources = performance.getEntriesByType('resource');
      const rest = resources.find(({ name }) => name.includes('/rest-'));
      if (rest === undefined) return false;
      // With all that it imports, and its styles.
      await import(rest.name);
      return [...document.styleSheets].some(({ href }) => href?.includes('/later-'));
    });
  await doomed.kill();
  await joinFromLobby(page, { name: 'Anna', ...QUIET });
  await seeStatus(page, 'We cannot reach the relay.');
  await see(page, 'button', 'Leave');
  await joinFromLobby(other, { name: 'Bent', ...QUIET });
  await doomed.restart();
  for (const one of [page, other]) await seePeople(one, ['Anna', 'Bent']);
});

tests.run();
