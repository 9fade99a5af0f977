// Hints that help and do not nag.
import { signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeMedia, fakeDevice, fakeTrack } from '../../test/support/fake-media.ts';
import { createDeviceHints } from './device-hints.ts';

const test = suite('device-hints');

function start() {
  const fake = createFakeMedia([]);
  const sources = {
    microphoneOn: signal(false),
    mutedSpeaking: signal(false),
    silent: signal(false),
    camera: signal<MediaStreamTrack | null>(null),
  };
  const hints = createDeviceHints(fake.ports, sources, new AbortController().signal);
  const pass = (seconds: number) => fake.ports.clock.advance(seconds * 1000);
  /** Passes the time, and lets what was looked at then be judged. */
  const look = async (seconds: number) => {
    pass(seconds);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { fake, ...sources, hints, pass, look };
}

const BLACK = new Uint8ClampedArray(64);
const BRIGHT = new Uint8ClampedArray(64).fill(200);

test('a calm person hears nothing', () => {
  assert.equal(start().hints.value, []);
});

test('who talks while muted is reminded, and a little longer than the word lasts', () => {
  const { mutedSpeaking, hints, pass } = start();
  mutedSpeaking.value = true;
  assert.equal(hints.value, ['muted-speaking']);
  mutedSpeaking.value = false;
  pass(4);
  assert.equal(hints.value, ['muted-speaking']);
  pass(1);
  assert.equal(hints.value, []);
});

test('who goes on talking to a neighbor is not reminded again', () => {
  const { mutedSpeaking, hints, pass } = start();
  mutedSpeaking.value = true;
  for (let sentence = 0; sentence < 10; sentence += 1) {
    mutedSpeaking.value = false;
    pass(20);
    mutedSpeaking.value = true;
    assert.equal(hints.value, []);
  }
});

test('after a pause one is reminded again', () => {
  const { mutedSpeaking, hints, pass } = start();
  mutedSpeaking.value = true;
  mutedSpeaking.value = false;
  pass(31);
  mutedSpeaking.value = true;
  assert.equal(hints.value, ['muted-speaking']);
});

test('unmuting ends the reminder, and muting again starts anew', () => {
  const { mutedSpeaking, microphoneOn, hints } = start();
  mutedSpeaking.value = true;
  mutedSpeaking.value = false;
  microphoneOn.value = true;
  assert.equal(hints.value, []);
  microphoneOn.value = false;
  mutedSpeaking.value = true;
  assert.equal(hints.value, ['muted-speaking']);
});

test('a dead microphone is told as long as it is dead', () => {
  const { silent, hints } = start();
  silent.value = true;
  assert.equal(hints.value, ['silent-microphone']);
  silent.value = false;
  assert.equal(hints.value, []);
});

test('a covered camera is told after the second dark look, and forgiven at the first light', async () => {
  const { fake, camera, hints, look } = start();
  camera.value = fakeTrack(fakeDevice('videoinput', 'c1'));
  fake.picture = BLACK;
  await look(4);
  assert.equal(hints.value, []);
  await look(4);
  assert.equal(hints.value, ['dark-camera']);
  fake.picture = null;
  await look(4);
  assert.equal(hints.value, ['dark-camera']);
  fake.picture = BRIGHT;
  await look(4);
  assert.equal(hints.value, []);
});

test('a camera that has been bright for a while is looked at less often, until it is dark', async () => {
  const { fake, camera, hints, look } = start();
  fake.picture = BRIGHT;
  camera.value = fakeTrack(fakeDevice('videoinput', 'c1'));
  for (let each = 0; each < 3; each++) await look(4);
  assert.is(fake.looks, 3);
  fake.picture = BLACK;
  await look(12);
  assert.is(fake.looks, 3);
  await look(4);
  await look(4);
  assert.is(fake.looks, 5);
  assert.equal(hints.value, ['dark-camera']);
});

test('nobody looks at a camera that is off', async () => {
  const { fake, camera, hints, pass } = start();
  fake.picture = BLACK;
  camera.value = fakeTrack(fakeDevice('videoinput', 'c1'));
  camera.value = null;
  pass(60);
  assert.is(fake.looks, 0);
  assert.equal(hints.value, []);
});

test.run();
