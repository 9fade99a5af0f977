// What is offered when things are plugged in.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fakeDevice } from '../../test/support/fake-media.ts';
import { offerOf, readableLabel } from './device-offer.ts';

const test = suite('device-offer');

const builtIn = fakeDevice('audioinput', 'm1', 'Built-in');
const speaker = fakeDevice('audiooutput', 's1', 'Loudspeaker');
const webcam = fakeDevice('videoinput', 'c1', 'Webcam');
const usual = [builtIn, speaker, webcam];
const group = { groupId: 'headset' };
const headset = [
  { ...fakeDevice('audioinput', 'm2', 'Jabra Evolve 30 (0b0e:0301)'), ...group },
  { ...fakeDevice('audiooutput', 's2', 'Jabra Evolve 30 (0b0e:0301)'), ...group },
];

const defaultOf = (device: { groupId: string }) => ({
  ...fakeDevice('audioinput', 'default', 'Default'),
  groupId: device.groupId,
});

test('a headset is one offer of microphone and speaker', () => {
  const offer = offerOf(usual, [...usual, ...headset]);
  assert.is(offer?.reason, 'arrived');
  assert.is(offer?.label, 'Jabra Evolve 30');
  assert.is(offer?.microphone?.id, 'm2');
  assert.is(offer?.speaker?.id, 's2');
  assert.is(offer?.camera, null);
});

test('a camera alone is offered as a camera', () => {
  const offer = offerOf(usual, [...usual, fakeDevice('videoinput', 'c2', 'Document camera')]);
  assert.is(offer?.camera?.id, 'c2');
  assert.is(offer?.microphone, null);
});

test('the first camera of a machine without one is an offer', () => {
  assert.is(offerOf([builtIn, speaker], usual)?.camera?.id, 'c1');
});

const nothing: [what: string, before: typeof usual, after: typeof usual][] = [
  ['nothing new', usual, usual],
  ['something pulled out', [...usual, ...headset], usual],
  ['the first permission: names where there were none', [fakeDevice('videoinput', '')], [webcam]],
  ['a device without a name', usual, [...usual, fakeDevice('audioinput', 'm3', '')]],
  ['an old device with a new id', usual, [{ ...builtIn, deviceId: 'new' }, speaker, webcam]],
  ['the default entry alone', usual, [...usual, defaultOf(builtIn)]],
];
for (const [what, before, after] of nothing)
  test(`no offer: ${what}`, () => assert.is(offerOf(before, after), null));

test('another default microphone is offered by its real name', () => {
  const devices = [...usual, ...headset];
  const offer = offerOf([defaultOf(builtIn), ...devices], [defaultOf(group), ...devices]);
  assert.is(offer?.reason, 'default');
  assert.is(offer?.label, 'Jabra Evolve 30');
  assert.is(offer?.speaker, null);
});

test('a label loses its USB number and nothing else', () => {
  assert.is(readableLabel('Webcam (046d:0825)'), 'Webcam');
  assert.is(readableLabel('Headset (Jabra Evolve 30)'), 'Headset (Jabra Evolve 30)');
});

test.run();
