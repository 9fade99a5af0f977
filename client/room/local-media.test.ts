// Own media as the view sees it, on a browser that the test plays.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeMedia, fakeDevice, type FakeMedia } from '../../test/support/fake-media.ts';
import {
  memoryStore,
  ownMedia,
  turnOnFake as turnOn,
  until,
} from '../../test/support/own-media.ts';
import { createStore, type Store } from '../kit/store.ts';
import { createLocalMedia } from './local-media-create.ts';

const test = suite('local-media');

const builtIn = fakeDevice('audioinput', 'm1', 'Built-in');
const headset = fakeDevice('audioinput', 'm2', 'Headset');
const camera = fakeDevice('videoinput', 'c1', 'Webcam');
const secondCamera = fakeDevice('videoinput', 'c2', 'Document camera');
const speaker = fakeDevice('audiooutput', 's1', 'Loudspeaker');
const all = [builtIn, headset, camera, secondCamera, speaker];

function throws(): never {
  throw new DOMException('no', 'SecurityError');
}

function start(fake: FakeMedia = createFakeMedia(all), store: Store = memoryStore()) {
  return ownMedia(fake, store);
}

test('asks for nothing before the person acts', async () => {
  const { fake, media } = start();
  await until(() => media.microphones.value.length === 2);
  assert.is(fake.requests.length, 0);
  assert.is(media.microphone.deviceId.value, null);
});

test('shows the opening, then the track', async () => {
  const { fake, media } = start();
  const turning = media.camera.turnOn();
  assert.ok(media.camera.pending.value);
  const track = (await fake.nextRequest()).grant();
  await turning;
  assert.not(media.camera.pending.value);
  assert.ok(media.camera.on.value);
  assert.is(media.camera.track.value, track);
  assert.is(media.camera.deviceId.value, 'c1');
});

test('a camera that is turned off is closed', async () => {
  const { fake, media } = start();
  const track = await turnOn(fake, media.camera);
  media.camera.turnOff();
  assert.is(media.camera.track.value, null);
  assert.is(track.readyState, 'ended');
});

test('a muted microphone gives no track, and comes back at once', async () => {
  const { fake, media } = start();
  const track = await turnOn(fake, media.microphone);
  media.microphone.turnOff();
  assert.not(media.microphone.on.value);
  assert.is(media.microphone.track.value, null);
  assert.is(track.readyState, 'live');
  const turning = media.microphone.turnOn();
  assert.is(media.microphone.track.value, track);
  await turning;
  assert.is(fake.requests.length, 1);
});

test('a refusal shows as a problem and never throws', async () => {
  const { fake, media } = start();
  const turning = media.microphone.turnOn();
  (await fake.nextRequest()).refuse('NotAllowedError');
  await turning;
  assert.is(media.microphone.problem.value, 'denied');
  assert.not(media.microphone.on.value);
});

test('camera and microphone fail separately', async () => {
  const { fake, media } = start();
  const turning = Promise.all([media.microphone.turnOn(), media.camera.turnOn()]);
  const requests = [await fake.nextRequest(), await fake.nextRequest()];
  for (const request of requests) {
    if (request.constraints.video) request.refuse('NotReadableError');
    else request.grant();
  }
  await turning;
  assert.ok(media.microphone.on.value);
  assert.is(media.microphone.problem.value, null);
  assert.is(media.camera.problem.value, 'busy');
});

test('after a revocation that ends both tracks each recovers on its own', async () => {
  const { fake, media } = start();
  const sound = await turnOn(fake, media.microphone);
  const picture = await turnOn(fake, media.camera);
  fake.ports.permissions!.query = async ({ name }) =>
    // Only `state` is read.
    ({ state: name === 'camera' ? 'denied' : 'granted' }) as PermissionStatus;
  sound.end();
  picture.end();
  assert.is(media.microphone.problem.value, 'gone');
  const again = (await fake.nextRequest()).grant();
  await until(() => media.microphone.track.value === again);
  await until(() => media.camera.problem.value === 'denied');
  assert.not(media.camera.on.value);
  assert.is(media.microphone.replaced.value, null);
});

test('a refusal is told until the person allows the device, and again after the next one', async () => {
  const { fake, media } = start();
  for (const _ of [1, 2]) {
    fake.permission = 'denied';
    const turning = media.camera.turnOn();
    (await fake.nextRequest()).refuse('NotAllowedError');
    await turning;
    assert.is(media.camera.problem.value, 'denied');
    // The page hears of it one turn after it asked.
    await new Promise((resolve) => setTimeout(resolve));
    fake.permit('denied');
    assert.is(media.camera.problem.value, 'denied');
    fake.permit('prompt');
    assert.is(media.camera.problem.value, null);
  }
});

test('an unplugged headset is replaced by the default, and the person learns of it', async () => {
  const { fake, media } = start();
  await until(() => media.microphones.value.length === 2);
  await media.microphone.choose('m2');
  const track = await turnOn(fake, media.microphone);
  assert.is(media.microphone.deviceId.value, 'm2');
  fake.plug([builtIn, camera]);
  await until(() => media.microphones.value.length === 1);
  track.end();
  const request = await fake.nextRequest();
  assert.equal(request.constraints.audio, {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
  });
  request.grant();
  await until(() => media.microphone.on.value);
  assert.equal(media.microphone.replaced.value, { lost: 'Headset', using: 'Built-in' });
  assert.is(media.microphone.deviceId.value, 'm1');
});

test('where the browser would have to ask, a lost device stays lost until the person acts', async () => {
  const { fake, media } = start();
  const track = await turnOn(fake, media.camera);
  fake.permission = 'prompt';
  track.end();
  await until(() => media.camera.problem.value === 'gone');
  await turnOn(fake, media.camera);
  assert.is(fake.requests.length, 2);
  assert.is(media.camera.problem.value, null);
});

test('changing the camera in use keeps the old picture until the new one is there', async () => {
  const { fake, media } = start();
  await until(() => media.cameras.value.length === 2);
  const first = await turnOn(fake, media.camera);
  const choosing = media.camera.choose('c2');
  const request = await fake.nextRequest();
  assert.is(media.camera.track.value, first);
  const second = request.grant();
  await choosing;
  assert.is(media.camera.track.value, second);
  assert.is(first.readyState, 'ended');
  assert.is(media.camera.deviceId.value, 'c2');
});

test('a choice is remembered, also when ids are new', async () => {
  const store = memoryStore();
  const before = start(createFakeMedia(all), store);
  await until(() => before.media.cameras.value.length === 2);
  await before.media.camera.choose('c2');
  before.end();

  const renamed = fakeDevice('videoinput', 'new', 'Document camera');
  const fake = createFakeMedia([camera, renamed]);
  fake.trusted = false;
  const { media } = start(fake, store);
  const turning = media.camera.turnOn();
  const first = await fake.nextRequest();
  assert.is(JSON.stringify(first.constraints).includes('"exact":"c2"'), true);
  first.refuse('OverconstrainedError');
  const wrong = (await fake.nextRequest()).grant(camera);
  const right = (await fake.nextRequest()).grant();
  await turning;
  assert.is(wrong.readyState, 'ended');
  assert.is(media.camera.track.value, right);
  assert.is(media.camera.deviceId.value, 'new');
});

test('a camera that cannot be opened is not remembered', async () => {
  const { fake, media } = start();
  await until(() => media.cameras.value.length === 2);
  await turnOn(fake, media.camera);
  const choosing = media.camera.choose('c2');
  (await fake.nextRequest()).refuse('NotReadableError');
  (await fake.nextRequest()).refuse('NotReadableError');
  const back = (await fake.nextRequest()).grant(camera);
  await choosing;
  assert.is(media.camera.track.value, back);
  assert.is(media.camera.problem.value, 'busy');
  media.camera.turnOff();
  assert.is(media.camera.deviceId.value, null);
});

test('storage that throws remembers nothing and hinders nothing', async () => {
  const refusing = createStore('test', { get: throws, set: throws, remove: throws });
  const { fake, media } = start(createFakeMedia(all), refusing);
  await until(() => media.cameras.value.length === 2);
  await media.camera.choose('c2');
  const track = await turnOn(fake, media.camera);
  assert.is(media.camera.track.value, track);
  assert.is(media.camera.deviceId.value, 'c2');
});

test('the chosen speaker is the default while it is not there', async () => {
  const { fake, media } = start();
  await until(() => media.speakers.value.length === 1);
  media.chooseSpeaker('s1');
  await until(() => media.speakerId.value === 's1');
  fake.plug([builtIn]);
  await until(() => media.speakerId.value === '');
});

test('a shared screen that the browser ends is off without a problem', async () => {
  const { fake, media } = start();
  assert.ok(media.screen.supported);
  const turning = media.screen.turnOn();
  const track = (await fake.nextRequest()).grant(camera);
  await turning;
  assert.ok(media.screen.on.value);
  track.end();
  assert.not(media.screen.on.value);
  assert.is(media.screen.problem.value, null);
});

test('the end closes everything, also what opens late', async () => {
  const { fake, media, end } = start();
  const sound = await turnOn(fake, media.microphone);
  media.microphone.turnOff();
  const turning = media.camera.turnOn();
  const late = await fake.nextRequest();
  end();
  const picture = late.grant();
  await turning;
  assert.is(sound.readyState, 'ended');
  assert.is(picture.readyState, 'ended');
  assert.is(media.camera.track.value, null);
  await media.camera.turnOn();
  assert.is(fake.requests.length, 2);
});

test('without any media devices everything is refused calmly', async () => {
  const fake = createFakeMedia([]);
  const ports = { ...fake.ports, devices: undefined, permissions: undefined };
  const media = createLocalMedia({ ports, store: memoryStore() }, new AbortController().signal);
  await Promise.all([media.camera.turnOn(), media.microphone.turnOn()]);
  assert.is(media.camera.problem.value, 'denied');
  assert.is(media.microphone.problem.value, 'denied');
  assert.not(media.screen.supported);
});

test.run();
