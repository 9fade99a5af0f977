// Sound alone begins with dark sources, and ends when the person turns one on.
import { signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createAudioOnly } from './audio-only.ts';

const test = suite('audio only');

function source(isOn: boolean) {
  const on = signal(isOn);
  return { on, turnOff: () => void (on.value = false) };
}

test('ends camera and screen, and does not bring them back', () => {
  const media = { camera: source(true), screen: source(true) };
  const audioOnly = createAudioOnly(signal(media), new AbortController().signal);
  audioOnly.set(true);
  assert.is(audioOnly.on.value, true);
  assert.equal([media.camera.on.value, media.screen.on.value], [false, false]);
  audioOnly.set(false);
  assert.equal([media.camera.on.value, media.screen.on.value], [false, false]);
});

test('who turns the camera on wants pictures, and who comes again wants what they wanted', () => {
  const media = signal({ camera: source(false), screen: source(false) });
  const audioOnly = createAudioOnly(media, new AbortController().signal);
  audioOnly.set(true);
  media.value = { camera: source(false), screen: source(false) };
  assert.is(audioOnly.on.value, true);
  media.value.camera.on.value = true;
  assert.is(audioOnly.on.value, false);
});

test.run();
