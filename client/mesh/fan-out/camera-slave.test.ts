// Which frames a camera sender passes on, plan by plan.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createCameraSlave, type CameraSlave, type Verdict } from './camera-slave.ts';
import type { Layer } from './messages.ts';
import { seeFrame, UNSEEN } from './rtp-clock.ts';

const test = suite('camera-slave');

const LAYER_CLOCK = seeFrame(UNSEEN, 0, 0);
let nowMs = 0;
const tick = () => (nowMs += 40);

function own(slave: CameraSlave, isKey = false, isIdle = false): Verdict {
  const atMs = tick();
  return slave.own({ isKey, isIdle, rtpTimestamp: 500_000 + atMs * 90 }, atMs);
}

function shared(slave: CameraSlave, layer: Layer, isKey = false): Verdict {
  const atMs = tick();
  return slave.shared(layer, { isKey, isIdle: false, rtpTimestamp: atMs * 90 }, LAYER_CLOCK);
}

/** A link that has sent a few pictures of its own encoder, and is to be served from here on. */
function based(plan: Layer): CameraSlave {
  const slave = createCameraSlave();
  for (let count = 0; count < 3; count += 1) own(slave, count === 0);
  slave.plan(plan, false);
  return slave;
}

const says = (verdict: Verdict) =>
  verdict === null ? 'nothing' : verdict.pass ? 'as it is' : verdict.numbers;

test('with an encoder of its own all passes untouched', () => {
  const slave = createCameraSlave();
  assert.equal(
    [true, false, false].map((key) => says(own(slave, key))),
    Array(3).fill('as it is'),
  );
  assert.is(says(shared(slave, '180', true)), 'nothing');
});

test('foreign frames wait until its own have told where its clock stands', () => {
  const slave = createCameraSlave();
  slave.plan('180', false);
  assert.is(says(shared(slave, '180', true)), 'nothing');
  for (let count = 0; count < 3; count += 1) {
    assert.is(slave.isBased(), false);
    assert.is(slave.waitsFor(), null, 'no key frame is asked for in vain');
    assert.is(says(own(slave, count === 0)), 'as it is');
  }
  assert.is(slave.isBased(), true);
  assert.is(slave.waitsFor(), '180');
});

test('its own picture goes on until the first key frame of the layer', () => {
  const slave = based('180');
  assert.is(slave.isServed(), false);
  assert.is(says(own(slave)), 'as it is');
  assert.is(says(shared(slave, '180')), 'nothing');
  assert.is.not(says(shared(slave, '180', true)), 'nothing');
  assert.is(slave.isServed(), true);
  assert.is(says(own(slave, true)), 'nothing');
});

test('nobody sees the idle picture', () => {
  const slave = createCameraSlave();
  assert.is(says(own(slave, true, true)), 'nothing');
  slave.plan('180', false);
  assert.is(says(own(slave, true, true)), 'nothing');
});

test('a layer begins with a key frame, in numbers and on the clock of the sender', () => {
  const slave = based('180');
  assert.is(says(shared(slave, '180')), 'nothing');
  const first = shared(slave, '180', true);
  assert.ok(first && !first.pass);
  assert.equal(first.numbers, { rtpTimestamp: 500_000 + nowMs * 90, frameId: 1, dependencies: [] });
  const second = shared(slave, '180');
  assert.ok(second && !second.pass);
  assert.equal(second.numbers, {
    rtpTimestamp: 500_000 + nowMs * 90,
    frameId: 2,
    dependencies: [1],
  });
  assert.is(slave.waitsFor(), null);
});

for (const [from, to] of [
  ['180', '360'],
  ['360', '180'],
] as const) {
  test(`from ${from} to ${to} the old layer goes on until the new one has a key frame`, () => {
    const slave = based(from);
    shared(slave, from, true);
    slave.plan(to, false);
    assert.is(slave.waitsFor(), to);
    assert.is.not(says(shared(slave, from)), 'nothing');
    assert.is(says(shared(slave, to)), 'nothing');
    assert.is.not(says(shared(slave, to, true)), 'nothing');
    assert.is(says(shared(slave, from)), 'nothing');
    assert.is.not(says(shared(slave, to)), 'nothing');
  });
}

test('whose plan is its own is not served, even while the layer goes on', () => {
  const slave = based('180');
  shared(slave, '180', true);
  slave.plan('own', false);
  assert.is.not(says(shared(slave, '180')), 'nothing');
  assert.is(slave.isServed(), false);
  slave.plan('180', false);
  assert.is(slave.isServed(), true);
});

test('on a narrow line the layer ends at once, and its own begins with a key frame', () => {
  const slave = based('360');
  shared(slave, '360', true);
  slave.plan('own', true);
  assert.is(says(shared(slave, '360')), 'nothing');
  assert.is(slave.waitsFor(), null);
  assert.is(says(own(slave)), 'nothing');
  assert.is.not(says(own(slave, true)), 'nothing');
});

test('a pause writes nothing, and afterwards a key frame is needed', () => {
  const slave = based('180');
  shared(slave, '180', true);
  slave.plan('off', false);
  assert.is(says(shared(slave, '180')), 'nothing');
  assert.is(slave.waitsFor(), null);
  slave.plan('180', false);
  assert.is(slave.waitsFor(), '180');
  assert.is(says(shared(slave, '180')), 'nothing');
  assert.is.not(says(shared(slave, '180', true)), 'nothing');
});

test('back at its own encoder it begins with a key frame, and numbers go on', () => {
  const slave = based('180');
  shared(slave, '180', true);
  slave.plan('own', false);
  assert.is.not(says(shared(slave, '180')), 'nothing', 'the layer goes on until then');
  assert.is(says(own(slave)), 'nothing');
  const key = own(slave, true);
  assert.ok(key && !key.pass);
  assert.equal([key.numbers.frameId, key.numbers.dependencies], [3, []]);
  assert.is(says(shared(slave, '180')), 'nothing');
  assert.is(slave.isServed(), false);
});

test('who has lost the picture gets a key frame of its layer', () => {
  const slave = based('180');
  shared(slave, '180', true);
  slave.refresh();
  assert.is(slave.waitsFor(), '180');
  assert.is.not(says(shared(slave, '180')), 'nothing');
  shared(slave, '180', true);
  assert.is(slave.waitsFor(), null);
});

test('frame numbers stay within 16 bits', () => {
  const slave = based('180');
  let last = 0;
  for (let count = 0; count < 65_540; count += 1) {
    const verdict = shared(slave, '180', count === 0);
    if (verdict && !verdict.pass) last = verdict.numbers.frameId;
  }
  assert.ok(last > 0 && last < 100, String(last));
});

test.run();
