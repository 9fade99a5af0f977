// The loudness of each person for this listener.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createVolumes } from './volume.ts';

const test = suite('volume');

test('everybody starts as loud as they arrive', () => {
  const volumes = createVolumes();
  assert.is(volumes.of('anna').value, 1);
  assert.is(volumes.gainOf('anna').value, 1);
});

test('a choice concerns one person and stays between 0 and 200 %', () => {
  const volumes = createVolumes();
  volumes.set('anna', 3);
  assert.is(volumes.gainOf('anna').value, 2);
  volumes.set('anna', -1);
  assert.is(volumes.gainOf('anna').value, 0);
  assert.is(volumes.gainOf('bent').value, 1);
});

test('somebody who comes back after a lost connection keeps the chosen loudness', () => {
  const volumes = createVolumes();
  const before = volumes.of('anna');
  volumes.set('anna', 0.4);
  assert.is(volumes.of('anna'), before);
  assert.is(volumes.of('anna').value, 0.4);
});

test('levelling lifts a soft voice only while it is on, and multiplies with the choice', () => {
  const volumes = createVolumes();
  for (let index = 0; index < 50; index += 1) volumes.hear('anna', 0.031);
  assert.is(volumes.gainOf('anna').value, 1);
  volumes.setLeveled(true);
  assert.is(volumes.gainOf('anna').value, 1.6);
  volumes.set('anna', 0.5);
  assert.is(volumes.gainOf('anna').value, 0.8);
  volumes.setLeveled(false);
  assert.is(volumes.gainOf('anna').value, 0.5);
});

test.run();
