// Which sound is written, and that its time stamps never leap.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createSoundSlave } from './sound-slave.ts';

const test = suite('sound-slave');

const FRAME = 960;

test('its own sound passes as it is', () => {
  const slave = createSoundSlave();
  assert.is(slave.own(5_000, 0), 5_000);
  assert.is(slave.own(5_000 + FRAME, 20), 5_000 + FRAME);
  assert.is(slave.shared(90_000, 25), null);
  assert.is(slave.isServed(), false);
});

test('the shared one goes on where its own stopped', () => {
  const slave = createSoundSlave();
  slave.own(5_000, 0);
  slave.plan('shared');
  assert.is(slave.own(5_960, 20), 5_960, 'its own goes on until the shared one is there');
  assert.is(slave.shared(4_000_000_000, 41), 5_960 + FRAME);
  assert.is(slave.isServed(), true);
  assert.is(slave.own(6_920, 42), null);
  assert.is(slave.shared(4_000_000_000 + FRAME, 60), 5_960 + 2 * FRAME);
});

test('silence in between is time, too', () => {
  const slave = createSoundSlave();
  slave.own(5_000, 0);
  slave.plan('shared');
  assert.is(slave.shared(70_000, 203), 5_000 + 10 * FRAME);
});

test('and back', () => {
  const slave = createSoundSlave();
  slave.own(5_000, 0);
  slave.plan('shared');
  slave.shared(70_000, 20);
  slave.plan('own');
  assert.is(slave.shared(70_960, 40), 5_000 + 2 * FRAME, 'it goes on until its own is there');
  assert.is(slave.own(123_456, 58), 5_000 + 3 * FRAME);
  assert.is(slave.isServed(), false);
  assert.is(slave.shared(71_920, 60), null);
});

test('whose plan is its own is not served, even while the shared one goes on', () => {
  const slave = createSoundSlave();
  slave.own(5_000, 0);
  slave.plan('shared');
  slave.shared(70_000, 20);
  slave.plan('own');
  slave.shared(70_960, 40);
  assert.is(slave.isServed(), false);
  slave.plan('shared');
  slave.shared(71_920, 60);
  assert.is(slave.isServed(), true);
});

test('where nothing was sent before, the shared one begins with its own count', () => {
  const slave = createSoundSlave();
  slave.plan('shared');
  assert.is(slave.shared(70_000, 0), 70_000);
});

test('counts wrap around', () => {
  const slave = createSoundSlave();
  slave.own(2 ** 32 - 100, 0);
  slave.plan('shared');
  assert.is(slave.shared(70_000, 20), FRAME - 100);
});

test.run();
