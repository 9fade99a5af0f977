// The heartbeat: silence, round trips, and which ping was answered.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeClock } from '../../test/support/fake-clock.ts';
import { createHeartbeat } from './heartbeat.ts';

const test = suite('heartbeat');

test('silence is counted from the last word', () => {
  const clock = createFakeClock(1_000);
  const heartbeat = createHeartbeat(clock);
  clock.advance(700);
  assert.is(heartbeat.silentMs(), 700);
  heartbeat.heard();
  assert.is(heartbeat.silentMs(), 0);
});

test('a ping is answered, and the answer tells the round trip', () => {
  const clock = createFakeClock(1_000);
  const [here, there] = [createHeartbeat(clock), createHeartbeat(createFakeClock(77))];
  assert.is(here.roundTripMs(), 0);
  const pong = there.receive(here.ping());
  clock.advance(80);
  assert.is(pong && here.receive(pong), null);
  assert.is(here.roundTripMs(), 80);
  const second = there.receive(here.ping());
  clock.advance(160);
  if (second !== null) here.receive(second);
  assert.is(here.roundTripMs(), 90, 'smoothed');
});

test('an answer proves that the peer lived when it was asked, not later', () => {
  const clock = createFakeClock(1_000);
  const [here, there] = [createHeartbeat(clock), createHeartbeat(clock)];
  const pong = there.receive(here.ping());
  clock.advance(100);
  if (pong !== null) here.receive(pong);
  assert.is(here.answeredSince(1_000), true);
  assert.is(here.answeredSince(1_050), false);
});

test('nonsense and answers from the future are nothing', () => {
  const clock = createFakeClock(1_000);
  const heartbeat = createHeartbeat(clock);
  for (const bytes of [[], [1], [9, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0], [2, 255, 255, 255, 255]]) {
    assert.is(heartbeat.receive(Uint8Array.from(bytes)), null);
  }
  assert.is(heartbeat.roundTripMs(), 0);
  assert.is(heartbeat.answeredSince(0), false);
});

test.run();
