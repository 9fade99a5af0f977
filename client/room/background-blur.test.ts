// Blur by the camera itself: offered only where it can be chosen.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeMedia, fakeDevice } from '../../test/support/fake-media.ts';
import { memoryStore, ownMedia, turnOnFake } from '../../test/support/own-media.ts';

const test = suite('background-blur');
const camera = fakeDevice('videoinput', 'c1', 'Webcam');
const can = { backgroundBlur: [true, false] };

/** Turns the camera on and lets it be one that can this. */
async function withCamera(capabilities: MediaTrackCapabilities, store = memoryStore()) {
  const { fake, media, end } = ownMedia(createFakeMedia([camera]), store);
  const turning = media.camera.turnOn();
  const request = await fake.nextRequest();
  const track = request.grant();
  track.capabilities = capabilities;
  await turning;
  return { fake, media, track, end };
}

test('a camera that cannot blur offers nothing', async () => {
  const { media } = await withCamera({});
  assert.not(media.blur.available.value);
});

test('where the system has decided there is no choice', async () => {
  const { media } = await withCamera({ backgroundBlur: [true] });
  assert.not(media.blur.available.value);
});

test('a camera that can is asked, and tells what it does', async () => {
  const { media, track } = await withCamera(can);
  assert.ok(media.blur.available.value);
  assert.not(media.blur.on.value);
  await media.blur.set(true);
  assert.ok(media.blur.on.value);
  assert.equal(track.applied, [{ backgroundBlur: true }]);
});

test('a camera that refuses stays as it is', async () => {
  const { media, track } = await withCamera(can);
  track.applyConstraints = async () => {
    throw new DOMException('no', 'OverconstrainedError');
  };
  await media.blur.set(true);
  assert.not(media.blur.on.value);
});

test('what the person switches in the system’s own controls shows', async () => {
  const { media, track } = await withCamera(can);
  track.getSettings = () => ({ backgroundBlur: true });
  track.dispatchEvent(new Event('configurationchange'));
  assert.ok(media.blur.on.value);
});

test('the wish is kept for the next camera, and gone with the camera', async () => {
  const { fake, media } = await withCamera(can);
  await media.blur.set(true);
  media.camera.turnOff();
  assert.not(media.blur.available.value);
  assert.not(media.blur.on.value);
  await turnOnFake(fake, media.camera);
  assert.not(media.blur.available.value);
});

test.run();
