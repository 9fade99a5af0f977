// What is asked of the browser, and the way back to its default device.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  createFakeMedia,
  fakeDevice,
  fakeStream,
  fakeTrack,
} from '../../test/support/fake-media.ts';
import { captureConstraints, openDevice } from './capture.ts';
import { listDevices } from './devices.ts';
import { canShareScreen, openScreen } from './screen.ts';

const test = suite('capture');
const microphone = fakeDevice('audioinput', 'm1');
const camera = fakeDevice('videoinput', 'c1');

test('asks for the default microphone with processing for voices', () => {
  assert.equal(captureConstraints('microphone', null), {
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  });
});

test('asks for 720p at 30 pictures as a wish, for a chosen camera as a must', () => {
  const wishes = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
  assert.equal(captureConstraints('camera', null), {
    video: { ...wishes, facingMode: { ideal: 'user' } },
  });
  assert.equal(captureConstraints('camera', 'c1'), {
    video: { ...wishes, deviceId: { exact: 'c1' } },
  });
});

test('a chosen device that is gone falls back to the default', async () => {
  const media = createFakeMedia([microphone]);
  const opening = openDevice(media.ports.devices, 'microphone', 'unplugged');
  (await media.nextRequest()).refuse('OverconstrainedError');
  (await media.nextRequest()).grant();
  const opened = await opening;
  assert.ok(opened.ok && opened.capture.device.id === 'm1');
});

test('a missing default device is missing, and asked for once', async () => {
  const media = createFakeMedia([]);
  const opening = openDevice(media.ports.devices, 'camera', null);
  (await media.nextRequest()).refuse('NotFoundError');
  assert.equal(await opening, { ok: false, problem: 'missing' });
  assert.is(media.requests.length, 1);
});

test('a page without media devices is refused', async () => {
  assert.equal(await openDevice(undefined, 'camera', null), { ok: false, problem: 'denied' });
  assert.not(canShareScreen(undefined));
});

test('a screen comes with its sound and is marked as detail', async () => {
  const picture = fakeTrack(camera);
  const sound = fakeTrack(microphone);
  const { devices } = createFakeMedia([]).ports;
  assert.ok(devices);
  const getDisplayMedia = async () => fakeStream([picture, sound]);
  const opened = await openScreen(Object.assign(devices, { getDisplayMedia }));
  assert.ok(opened.ok && opened.capture.track === picture && opened.capture.soundTrack === sound);
  assert.is(picture.contentHint, 'detail');
});

test('a cancelled screen dialog is no problem', async () => {
  const media = createFakeMedia([]);
  const opening = openScreen(media.ports.devices);
  (await media.nextRequest()).refuse('NotAllowedError', 'Permission denied');
  assert.equal(await opening, { ok: false, problem: null });
});

test('lists real devices by kind, without nameless and doubled ones', () => {
  const lists = listDevices([
    microphone,
    fakeDevice('audioinput', 'default', 'Default - m1'),
    fakeDevice('audioinput', 'communications', 'Communications - m1'),
    fakeDevice('videoinput', ''),
    fakeDevice('audiooutput', 's1'),
  ]);
  assert.equal(lists, {
    microphones: [{ id: 'm1', label: 'm1', group: 'group of m1' }],
    cameras: [],
    speakers: [{ id: 's1', label: 's1', group: 'group of s1' }],
  });
});

test.run();
