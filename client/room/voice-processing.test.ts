// Choosing what happens to the own voice, before and while the microphone is open.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeMedia, fakeDevice } from '../../test/support/fake-media.ts';
import { memoryStore, ownMedia, turnOnFake, until } from '../../test/support/own-media.ts';

const test = suite('voice-processing');
const microphone = fakeDevice('audioinput', 'm1', 'Built-in');

test('an open microphone changes in place, where the browser can', async () => {
  const { fake, media } = ownMedia(createFakeMedia([microphone]));
  const track = await turnOnFake(fake, media.microphone);
  media.processing.set('noiseSuppression', false);
  assert.equal(track.applied, [
    { noiseSuppression: false, echoCancellation: true, autoGainControl: true },
  ]);
  await new Promise((resolve) => setImmediate(resolve));
  assert.is(media.microphone.track.value, track);
  assert.is(fake.requests.length, 1);
});

test('where the browser cannot, the microphone is closed and opened anew, and counts as on meanwhile', async () => {
  const { fake, media } = ownMedia(createFakeMedia([microphone]));
  const track = await turnOnFake(fake, media.microphone);
  track.stubborn = true;
  // What such a browser tells: the processing of the opening.
  const settings = track.getSettings();
  track.getSettings = () => ({ ...settings, noiseSuppression: true });
  media.processing.set('noiseSuppression', false);
  const request = await fake.nextRequest();
  assert.ok(media.microphone.on.value);
  assert.is(track.readyState, 'ended');
  assert.equal(request.constraints.audio, {
    noiseSuppression: false,
    echoCancellation: true,
    autoGainControl: true,
  });
  const next = request.grant();
  await until(() => media.microphone.track.value === next);
  assert.ok(media.microphone.on.value);
});

test('the choice is remembered for the next visit', async () => {
  const store = memoryStore();
  const before = ownMedia(createFakeMedia([microphone]), store);
  before.media.processing.set('echoCancellation', false);
  before.end();
  const { fake, media } = ownMedia(createFakeMedia([microphone]), store);
  await until(() => !media.processing.value.value.echoCancellation);
  const turning = media.microphone.turnOn();
  const request = await fake.nextRequest();
  request.grant();
  await turning;
  assert.is(JSON.stringify(request.constraints).includes('"echoCancellation":false'), true);
});

test.run();
