// The relay breaks, freezes, dies and returns: links that work are not touched, joins come about.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createMeeting, type Meeting } from '../support/meet.ts';
import { assertWhole, meetingOf, pairsOf } from '../support/meeting-checks.ts';

const test = suite('mesh: relay');

/** All states that anybody saw of anybody, in order. */
function statesSeen(meeting: Meeting): string[] {
  return meeting.present.flatMap(({ seen }) =>
    [...seen.values()].flatMap(({ states }) => states.map(({ state }) => state)),
  );
}

test('members whose sockets reconnect renegotiate nothing', async () => {
  const meeting = await meetingOf(4);
  const offers = meeting.network.offerCount();
  for (const { name } of meeting.present) {
    meeting.relay.cut(name);
    await meeting.run(300);
  }
  await meeting.run(5_000);
  await assertWhole(meeting);
  assert.is(meeting.network.offerCount(), offers);
  assert.ok(statesSeen(meeting).every((state) => state === 'open'));
  await meeting.end();
});

test('a relay that dies and returns disturbs no link', async () => {
  const meeting = await meetingOf(4);
  const offers = meeting.network.offerCount();
  meeting.relay.kill();
  await meeting.run(60_000);
  meeting.relay.restart();
  await meeting.run(15_000);
  await assertWhole(meeting);
  assert.is(meeting.network.offerCount(), offers);
  assert.ok(statesSeen(meeting).every((state) => state === 'open'));
  await meeting.end();
});

test('a newcomer gets in as soon as the relay is back', async () => {
  const meeting = await meetingOf(3);
  meeting.relay.kill();
  await meeting.run(1_000);
  await meeting.join();
  await meeting.run(5_000);
  meeting.relay.restart();
  await assertWhole(meeting, { limitMs: 8_000 });
  await meeting.end();
});

/** How many frames a join of one more member takes. */
async function framesOfJoin(): Promise<number> {
  const meeting = await meetingOf(2);
  const before = meeting.relay.frames();
  await meeting.join();
  await assertWhole(meeting);
  await meeting.end();
  return meeting.relay.frames() - before;
}

test('a relay killed at any message of a join lets it come about after its return', async () => {
  const frames = await framesOfJoin();
  assert.ok(frames >= 6, `a join takes ${frames} frames`);
  for (let at = 1; at <= frames; at += 1) {
    const meeting = await meetingOf(2, { seed: at });
    const killAt = meeting.relay.frames() + at;
    meeting.relay.decide((frame) => {
      if (frame === killAt) meeting.relay.kill();
      return 'pass';
    });
    await meeting.join();
    await meeting.run(2_000);
    meeting.relay.restart();
    await assertWhole(meeting, { note: `killed at message ${at}`, limitMs: 12_000 });
    await meeting.end();
    assert.is(meeting.clock.pending(), 0);
  }
});

test('a relay that restarts without a pause at any message of a join breaks nothing', async () => {
  const frames = await framesOfJoin();
  for (let at = 1; at <= frames; at += 1) {
    const meeting = await meetingOf(2, { seed: at });
    const killAt = meeting.relay.frames() + at;
    meeting.relay.decide((frame) => {
      if (frame === killAt) {
        meeting.relay.kill();
        meeting.relay.restart();
      }
      return 'pass';
    });
    await meeting.join();
    await assertWhole(meeting, { note: `restarted at message ${at}`, limitMs: 10_000 });
    await meeting.end();
  }
});

test('a relay that loses any one message of a join only delays it', async () => {
  const frames = await framesOfJoin();
  for (let at = 1; at <= frames; at += 1) {
    const meeting = await meetingOf(2, { seed: at });
    const loseAt = meeting.relay.frames() + at;
    meeting.relay.decide((frame) => (frame === loseAt ? 'drop' : 'pass'));
    await meeting.join();
    // A lost first hello is only healed by the next one.
    if (at === 1) {
      await meeting.run(1_000);
      meeting.relay.cut(meeting.present[2]?.name ?? '');
    }
    await assertWhole(meeting, { note: `lost message ${at}`, limitMs: 30_000 });
    await meeting.end();
  }
});

test('a relay that passes everything on twice changes nothing', async () => {
  const meeting = await createMeeting();
  meeting.relay.decide(() => 'twice');
  for (let at = 0; at < 4; at += 1) await meeting.join();
  await assertWhole(meeting, { limitMs: 2_000 });
  await meeting.end();
});

for (const seed of [1, 2, 3, 4]) {
  test(`six members with a relay that restarts while they join come together (seed ${seed})`, async () => {
    const meeting = await createMeeting({ seed, relayDelayMs: 80, pathDelayMs: 50 });
    for (let count = 0; count < 6; count += 1) {
      await meeting.join();
      await meeting.run(meeting.random() * 200);
      if (meeting.random() < 0.4) {
        meeting.relay.kill();
        await meeting.run(meeting.random() * 1_000);
        meeting.relay.restart();
      }
    }
    await assertWhole(meeting, { note: `seed ${seed}`, limitMs: 30_000 });
    await meeting.end();
    assert.is(meeting.clock.pending(), 0);
    assert.is(meeting.network.endpointCount(), 0);
  });
}

test('a half-open socket does not keep the others apart', async () => {
  const meeting = await meetingOf(3);
  const [frozen] = meeting.present;
  meeting.relay.freeze(frozen?.name ?? '', true);
  await meeting.run(1_000);
  const newcomer = await meeting.join();
  await meeting.run(2_000);
  for (const [one, other] of pairsOf(meeting.present)) {
    if (one === frozen && other === newcomer) continue;
    assert.is(one.of(other)?.state, 'open', `${one.name} and ${other.name}`);
  }
  frozen?.session.relay.renew();
  await assertWhole(meeting, { limitMs: 15_000 });
  await meeting.end();
});

test.run();
