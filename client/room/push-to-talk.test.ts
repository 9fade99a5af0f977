// Push to talk over the real own media, on a browser that the test plays.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeMedia, fakeDevice } from '../../test/support/fake-media.ts';
import { ownMedia } from '../../test/support/own-media.ts';
import { pushToTalk } from './push-to-talk.ts';

const test = suite('push-to-talk');

function start() {
  const fake = createFakeMedia([fakeDevice('audioinput', 'm1', 'Built-in')]);
  const { media } = ownMedia(fake);
  return { fake, microphone: media.microphone, talk: pushToTalk(media) };
}

test('a muted microphone is on as long as the key is held', async () => {
  const { fake, microphone, talk } = start();
  const turning = microphone.turnOn();
  (await fake.nextRequest()).grant();
  await turning;
  microphone.turnOff();
  talk.start();
  assert.ok(microphone.on.value);
  talk.start();
  talk.stop();
  assert.not(microphone.on.value);
});

test('who is on already stays on after the release', async () => {
  const { fake, microphone, talk } = start();
  const turning = microphone.turnOn();
  (await fake.nextRequest()).grant();
  await turning;
  talk.start();
  talk.stop();
  assert.ok(microphone.on.value);
});

test('a key released while the microphone still opens leaves it off', async () => {
  const { fake, microphone, talk } = start();
  talk.start();
  const request = await fake.nextRequest();
  talk.stop();
  const track = request.grant();
  await Promise.resolve();
  assert.not(microphone.on.value);
  assert.not(microphone.pending.value);
  await new Promise((resolve) => setImmediate(resolve));
  assert.is(track.readyState, 'ended');
});

test('a release without a press changes nothing', async () => {
  const { fake, microphone, talk } = start();
  const turning = microphone.turnOn();
  (await fake.nextRequest()).grant();
  await turning;
  talk.stop();
  assert.ok(microphone.on.value);
});

test.run();
