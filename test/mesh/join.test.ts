// Joining: a full mesh comes about in any order, and at once.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createMeeting } from '../support/meet.ts';
import { assertWhole } from '../support/meeting-checks.ts';

const test = suite('mesh: join');

test('two members who join one after the other connect with a single offer', async () => {
  const meeting = await createMeeting();
  await meeting.join();
  await meeting.run(500);
  await meeting.join();
  await assertWhole(meeting, { limitMs: 300 });
  assert.is(meeting.network.offerCount(), 1);
  await meeting.end();
});

for (let seed = 1; seed <= 8; seed += 1) {
  test(`six members in random order and with random delays reach a full mesh (seed ${seed})`, async () => {
    const meeting = await createMeeting({ seed, relayDelayMs: 120, pathDelayMs: 60 });
    for (let count = 0; count < 6; count += 1) {
      await meeting.join();
      await meeting.run(meeting.random() < 0.4 ? 0 : meeting.random() * 400);
    }
    await assertWhole(meeting, { note: `seed ${seed}`, limitMs: 2_000 });
    await meeting.end();
    assert.is(meeting.clock.pending(), 0, 'no timer is left');
    assert.is(meeting.network.endpointCount(), 0, 'no transport is left');
    assert.is(meeting.relay.roomCount(), 0, 'the relay forgot the room');
  });
}

test.run();
