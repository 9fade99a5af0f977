// Hot-plug: what is new is offered, and nothing switches without the person.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeMedia, fakeDevice } from '../../test/support/fake-media.ts';
import { ownMedia, turnOnFake, until } from '../../test/support/own-media.ts';

const test = suite('device-offer in the room');
const builtIn = fakeDevice('audioinput', 'm1', 'Built-in');
const loudspeaker = fakeDevice('audiooutput', 's1', 'Loudspeaker');
const webcam = fakeDevice('videoinput', 'c1', 'Webcam');
const usual = [builtIn, loudspeaker, webcam];
const headset = [
  { ...fakeDevice('audioinput', 'm2', 'Headset'), groupId: 'h' },
  { ...fakeDevice('audiooutput', 's2', 'Headset'), groupId: 'h' },
];

async function inCall() {
  const { fake, media } = ownMedia(createFakeMedia(usual));
  await until(() => media.microphones.value.length === 1);
  const sound = await turnOnFake(fake, media.microphone);
  const picture = await turnOnFake(fake, media.camera);
  return { fake, media, sound, picture };
}

test('a headset that arrives is offered; both sides go on as before', async () => {
  const { fake, media, sound, picture } = await inCall();
  fake.plug([...usual, ...headset]);
  await until(() => media.offer.value !== null);
  assert.is(media.offer.value?.label, 'Headset');
  assert.is(media.microphone.track.value, sound);
  assert.is(media.camera.track.value, picture);
  assert.is(fake.requests.length, 2);
});

test('accepted, microphone and speaker switch and the camera is left alone', async () => {
  const { fake, media, picture } = await inCall();
  fake.plug([...usual, ...headset]);
  await until(() => media.offer.value !== null);
  media.acceptOffer();
  assert.is(media.offer.value, null);
  const track = (await fake.nextRequest()).grant();
  await until(() => media.microphone.track.value === track && media.speakerId.value === 's2');
  assert.is(media.microphone.deviceId.value, 'm2');
  assert.is(media.camera.track.value, picture);
});

test('declined, nothing changes', async () => {
  const { fake, media, sound } = await inCall();
  fake.plug([...usual, ...headset]);
  await until(() => media.offer.value !== null);
  media.declineOffer();
  assert.is(media.offer.value, null);
  assert.is(media.microphone.track.value, sound);
});

test('what is pulled out again is no longer offered', async () => {
  const { fake, media } = await inCall();
  fake.plug([...usual, ...headset]);
  await until(() => media.offer.value !== null);
  fake.plug(usual);
  await until(() => media.offer.value === null);
});

test('who chooses the new device in the list is not asked about it any more', async () => {
  const { fake, media } = await inCall();
  fake.plug([...usual, ...headset]);
  await until(() => media.offer.value !== null);
  const choosing = media.microphone.choose('m2');
  (await fake.nextRequest()).grant();
  await choosing;
  assert.is(media.offer.value?.microphone, null);
  media.chooseSpeaker('s2');
  await until(() => media.offer.value === null);
});

const defaultIs = (group: string) => ({
  ...fakeDevice('audioinput', 'default', 'Default'),
  groupId: group,
});

test('another default of the system is offered to who uses the default, and then opened', async () => {
  const { fake, media } = await inCall();
  const both = [...usual, ...headset];
  fake.plug([defaultIs(builtIn.groupId), ...both]);
  await until(() => media.offer.value !== null);
  media.declineOffer();
  fake.plug([defaultIs('h'), ...both]);
  await until(() => media.offer.value !== null);
  assert.is(media.offer.value?.reason, 'default');
  media.acceptOffer();
  const request = await fake.nextRequest();
  assert.not(JSON.stringify(request.constraints).includes('exact'));
  const track = request.grant(headset[0]);
  await until(() => media.microphone.track.value === track);
});

test('who chose a microphone does not hear of defaults', async () => {
  const { fake, media, sound } = await inCall();
  const choosing = media.microphone.choose('m1');
  (await fake.nextRequest()).grant();
  await choosing;
  assert.is(sound.readyState, 'ended');
  const both = [...usual, ...headset];
  fake.plug([defaultIs(builtIn.groupId), ...both]);
  await until(() => media.offer.value !== null);
  media.declineOffer();
  fake.plug([defaultIs('h'), ...both, fakeDevice('videoinput', 'c2', 'Second camera')]);
  // The camera is offered, the default is not.
  await until(() => media.offer.value !== null);
  assert.is(media.offer.value?.reason, 'arrived');
});

test.run();
