// What hosts do not allow cannot be turned on here, and the person is led to what is possible instead.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { LocalMedia } from './local-media.ts';
import { isHeldMute, mediaWithin } from './media-within.ts';
import type { Right } from './moderation.ts';

const test = suite('media within');

function createScene() {
  const heard: string[] = [];
  const rights = new Set<Right>(['share', 'unmute']);
  let muted = false;
  const source = (name: string) => ({ turnOn: async () => void heard.push(name) });
  // Only what turning on needs; the rest is passed on untouched.
  const media = { microphone: source('microphone'), screen: source('screen') } as LocalMedia;
  const moderation = {
    isMuted: () => muted,
    mayUse: (right: Right) => rights.has(right),
  };
  const within = mediaWithin(media, {
    moderation,
    selfId: 'me',
    askToSpeak: () => heard.push('asks to speak'),
    refuseShare: () => heard.push('may not share'),
  });
  return { heard, rights, within, moderation, mute: () => (muted = true) };
}

test('with all rights everything turns on', async () => {
  const { heard, within } = createScene();
  await within.microphone.turnOn();
  await within.screen.turnOn();
  assert.equal(heard, ['microphone', 'screen']);
});

test('who was muted and may unmute alone turns the microphone on', async () => {
  const { heard, within, mute } = createScene();
  mute();
  await within.microphone.turnOn();
  assert.equal(heard, ['microphone']);
});

test('who may not unmute alone asks to speak instead', async () => {
  const { heard, rights, within, moderation, mute } = createScene();
  rights.delete('unmute');
  await within.microphone.turnOn();
  assert.is(isHeldMute(moderation, 'me'), false);
  mute();
  await within.microphone.turnOn();
  assert.is(isHeldMute(moderation, 'me'), true);
  assert.equal(heard, ['microphone', 'asks to speak']);
});

test('a screen that one may not share is refused with a word', async () => {
  const { heard, rights, within } = createScene();
  rights.delete('share');
  await within.screen.turnOn();
  assert.equal(heard, ['may not share']);
});

test.run();
