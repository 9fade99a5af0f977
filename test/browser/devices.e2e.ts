// Devices that come, go, fail and are refused, in the lobby and in the meeting; each on its own side.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import {
  createMeeting,
  joinFromLobby,
  openProbed,
  seeNoText,
  seePressed,
  seeStatus,
  seeText,
  turnOff,
  turnOn,
} from '../support/attendance.ts';
import { choose, click, see } from '../support/controls.ts';
import { blurringCamera, faultyDevices } from '../support/device-faults.ts';
import { createHarness } from '../support/harness.ts';
import { until } from '../support/page-wait.ts';
import type { RelayProcess } from '../support/relay-process.ts';

const tests = suite('devices');
const harness = createHarness();
let relay: RelayProcess;
let browser: Browser;
const pages: Page[] = [];
tests.before(async () => {
  [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
});
tests.after.each(async () => {
  for (const page of pages.splice(0)) await page.browserContext().close();
});
tests.after(harness.close);

/** A person whose devices the test has in hand, in the lobby of a new meeting. */
async function inLobby(prepare: () => void): Promise<Page> {
  const { page } = await openProbed(browser);
  pages.push(page);
  await page.evaluateOnNewDocument(prepare);
  await createMeeting(page, relay.origin);
  return page;
}

async function inMeeting(prepare: () => void): Promise<Page> {
  const page = await inLobby(prepare);
  await joinFromLobby(page, { name: 'Anna' });
  return page;
}

/** Ids of the tracks that live now, by kind. */
function liveTracks(page: Page): Promise<Record<'camera' | 'microphone', string[]>> {
  return page.evaluate(() => {
    const live: Record<'camera' | 'microphone', string[]> = { camera: [], microphone: [] };
    for (const { from, track } of window.givenTracks ?? []) {
      if (from !== 'screen' && track.readyState === 'live') live[from].push(track.id);
    }
    return live;
  });
}

async function plugHeadset(page: Page): Promise<void> {
  await page.evaluate(() => {
    const parts: [MediaDeviceKind, string][] = [
      ['audioinput', 'jabra-microphone'],
      ['audiooutput', 'jabra-speaker'],
    ];
    for (const [kind, deviceId] of parts) {
      const told = { kind, deviceId, label: 'Jabra Evolve 30 (0b0e:0301)', groupId: 'jabra' };
      window.deviceFaults?.extra.push({ ...told, toJSON: () => told });
    }
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  });
}

tests('a headset that is plugged in is offered, and used only after a word', async () => {
  const page = await inMeeting(faultyDevices);
  const before = await liveTracks(page);
  await plugHeadset(page);
  await seeStatus(page, 'Jabra Evolve 30 detected. Use it?');
  assert.equal(await liveTracks(page), before, 'nothing switched by itself');
  await click(page, 'button', 'Use it');
  await until(page, 'the headset to be opened', () =>
    window.deviceFaults?.asked.includes('jabra-microphone'),
  );
  await until(
    page,
    'the old microphone to be closed',
    (old) =>
      window.givenTracks?.find(({ track }) => track.id === old)?.track.readyState === 'ended',
    before.microphone[0] ?? '',
  );
  await seePressed(page, 'Microphone', true);
  assert.equal((await liveTracks(page)).camera, before.camera, 'the camera went on');
  await seeNoText(page, 'Jabra Evolve 30 detected');
});

tests('an offer that is declined changes nothing, also in the lobby', async () => {
  const page = await inLobby(faultyDevices);
  await turnOn(page, 'Microphone');
  const before = await liveTracks(page);
  await plugHeadset(page);
  await seeStatus(page, 'Jabra Evolve 30 detected. Use it?');
  await click(page, 'button', 'Not now');
  await seeNoText(page, 'Jabra Evolve 30 detected');
  assert.equal(await liveTracks(page), before);
});

tests('a microphone that is pulled out is replaced and named; the camera goes on', async () => {
  const page = await inLobby(faultyDevices);
  await turnOn(page, 'Microphone');
  await turnOn(page, 'Camera');
  const chosen = await until(page, 'a second microphone', async () =>
    (await navigator.mediaDevices.enumerateDevices())
      .findLast(({ kind, deviceId }) => kind === 'audioinput' && deviceId.length > 20)
      ?.toJSON(),
  );
  await choose(page, 'Microphone', chosen.deviceId);
  await until(
    page,
    'the chosen microphone',
    (id) => window.givenTracks?.at(-1)?.track.getSettings().deviceId === id,
    chosen.deviceId,
  );
  await joinFromLobby(page, { name: 'Anna', microphone: false, camera: false });
  const { camera } = await liveTracks(page);
  await page.evaluate((id) => {
    window.deviceFaults?.gone.push(id);
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    for (const { track } of window.givenTracks ?? []) {
      if (track.getSettings().deviceId !== id) continue;
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  }, chosen.deviceId);
  await seeStatus(page, `${chosen.label} is gone. We are using`);
  await seePressed(page, 'Microphone', true);
  assert.equal((await liveTracks(page)).camera, camera);
});

tests(
  'a camera that another program holds is a sentence in the meeting, and the sound goes on',
  async () => {
    const page = await inMeeting(faultyDevices);
    await turnOff(page, 'Camera');
    const { microphone } = await liveTracks(page);
    await page.evaluate(() => {
      if (window.deviceFaults) window.deviceFaults.busy = 'video';
    });
    await click(page, 'button', 'Camera');
    await seeStatus(page, 'Another program is using the camera.');
    assert.equal((await liveTracks(page)).microphone, microphone);
    await page.evaluate(() => {
      if (window.deviceFaults) window.deviceFaults.busy = null;
    });
    await turnOn(page, 'Camera');
    await seeNoText(page, 'Another program is using the camera.');
  },
);

tests(
  'a camera that is revoked in the meeting is told with the way back, and the microphone returns',
  async () => {
    // There are devices here, but nothing that says yes in the person's place.
    const strict = await harness.chromium({
      fakeDevices: false,
      extraArgs: ['--use-fake-device-for-media-stream'],
    });
    const { page } = await openProbed(strict);
    const client = await page.createCDPSession();
    const permit = (name: string, setting: 'granted' | 'denied') =>
      client.send('Browser.setPermission', {
        permission: { name },
        setting,
        origin: relay.origin,
        browserContextId: page.browserContext().id ?? '',
      });
    for (const name of ['camera', 'microphone']) await permit(name, 'granted');
    await createMeeting(page, relay.origin);
    await joinFromLobby(page, { name: 'Anna' });
    await permit('camera', 'denied');
    await seeStatus(page, 'The browser does not release the camera.');
    await seeStatus(page, 'How to allow it: choose the icon with the sliders');
    await seePressed(page, 'Camera', false);
    await seePressed(page, 'Microphone', true);
    await until(page, 'a live microphone', () =>
      window.givenTracks?.some(
        ({ from, track }) => from === 'microphone' && track.readyState === 'live',
      ),
    );
    await strict.close();
  },
);

tests(
  'the background button is there only where the camera can blur, and only while it is on',
  async () => {
    const page = await inLobby(blurringCamera);
    await turnOn(page, 'Camera');
    await turnOn(page, 'Blur background');
    await turnOff(page, 'Camera');
    await until(
      page,
      'no button',
      () => document.querySelector('[aria-label="Blur background"]') === null,
    );
  },
);

tests('noise suppression can be switched off in the meeting while talking', async () => {
  const page = await inMeeting(faultyDevices);
  await click(page, 'button', 'More');
  await click(page, 'menuitem', 'Settings');
  await click(page, 'switch', 'Reduce noise');
  await until(page, 'a microphone without noise suppression', () =>
    window.givenTracks?.some(
      ({ from, track }) =>
        from === 'microphone' &&
        track.readyState === 'live' &&
        track.getSettings().noiseSuppression === false,
    ),
  );
  await click(page, 'button', 'Close');
  await seePressed(page, 'Microphone', true);
});

tests('all devices stand in one dialog of the lobby, and Escape leads back', async () => {
  const page = await inLobby(faultyDevices);
  await page.setViewport({ width: 390, height: 844 });
  await turnOn(page, 'Camera');
  await click(page, 'button', 'Devices');
  await see(page, 'dialog', 'Sound and picture');
  await see(page, 'combobox', 'Camera');
  await see(page, 'switch', 'Suppress echo');
  await page.keyboard.press('Escape');
  await until(page, 'the focus on its button', () =>
    document.activeElement?.textContent.includes('Devices'),
  );
  await seeText(page, 'Join');
});

tests.run();
