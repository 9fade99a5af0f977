// Paths that go silent for a while: which rung of the ladder brings them back, and that nobody doubles.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createMeeting, type Meeting, type Person } from '../support/meet.ts';
import { assertWhole, meetingOf, pairsOf } from '../support/meeting-checks.ts';

const test = suite('mesh: outage');

async function blackhole(
  meeting: Meeting,
  forMs: number,
  pairs: readonly (readonly [Person, Person])[],
) {
  const offers = meeting.network.offerCount();
  const restarts = meeting.network.restartCount();
  for (const [one, other] of pairs) meeting.path.block(one.name, other.name);
  await meeting.run(forMs);
  for (const [one, other] of pairs) meeting.path.unblock(one.name, other.name);
  const ofRestarts = meeting.network.restartCount() - restarts;
  return { restarts: ofRestarts, rebuilds: meeting.network.offerCount() - offers - ofRestarts };
}

const statesOf = (one: Person, other: Person) =>
  one.of(other)?.states.map(({ state }) => state) ?? [];

test('an outage of one second is not even shown', async () => {
  const meeting = await meetingOf(2);
  const did = await blackhole(meeting, 1_000, pairsOf(meeting.present));
  assert.equal(did, { restarts: 0, rebuilds: 0 });
  await assertWhole(meeting, { limitMs: 1 });
  for (const [one, other] of pairsOf(meeting.present)) assert.equal(statesOf(one, other), ['open']);
  await meeting.end();
});

test('a page that stands still for three seconds does not hold its peers for silent', async () => {
  const meeting = await meetingOf(3);
  const restarts = meeting.network.restartCount();
  for (let stalls = 0; stalls < 5; stalls += 1) {
    await meeting.run(700);
    meeting.clock.stall(3_000);
  }
  await assertWhole(meeting, { limitMs: 1_000 });
  assert.is(meeting.network.restartCount() - restarts, 0);
  for (const [one, other] of pairsOf(meeting.present)) assert.equal(statesOf(one, other), ['open']);
  await meeting.end();
});

test('five seconds: ICE restarts over the relay, the connection stays, all is back within a second', async () => {
  const meeting = await meetingOf(2);
  const did = await blackhole(meeting, 5_000, pairsOf(meeting.present));
  assert.is(did.rebuilds, 0);
  assert.ok(did.restarts >= 2 && did.restarts <= 6, `${did.restarts} restarts`);
  await assertWhole(meeting, { limitMs: 1_000 });
  for (const [one, other] of pairsOf(meeting.present)) {
    assert.equal(statesOf(one, other), ['open', 'recovering', 'open']);
  }
  await meeting.end();
});

test('a new address is found again by ICE restarts within five seconds, on the same connection', async () => {
  const meeting = await meetingOf(3);
  const offers = meeting.network.offerCount();
  const restarts = meeting.network.restartCount();
  const [mover] = meeting.present;
  meeting.network.moveAway(mover?.name ?? '');
  await meeting.run(1_600);
  await assertWhole(meeting, { limitMs: 3_400 });
  const ofRestarts = meeting.network.restartCount() - restarts;
  assert.ok(ofRestarts >= 2, `${ofRestarts} restarts`);
  assert.is(meeting.network.offerCount() - offers, ofRestarts, 'nothing is rebuilt');
  await meeting.end();
});

for (const seconds of [12, 30, 60]) {
  test(`${seconds} seconds: new connections are tried, and nobody appears twice`, async () => {
    const meeting = await meetingOf(3);
    const [one, other] = meeting.present;
    if (one === undefined || other === undefined) throw new Error('nobody there');
    const did = await blackhole(meeting, seconds * 1_000, [[one, other]]);
    assert.ok(did.rebuilds >= 1, `${did.rebuilds} rebuilds`);
    assert.ok(did.rebuilds <= Math.ceil(seconds / 5), `${did.rebuilds} rebuilds`);
    assert.ok(did.restarts <= 10, `${did.restarts} restarts`);
    await assertWhole(meeting, { limitMs: 20_000, note: `${seconds} s` });
    const third = meeting.present[2];
    assert.equal(third && statesOf(third, one), ['open'], 'the third notices nothing');
    await meeting.end();
  });
}

test('after more than a minute the link is lost, stays shown, and a retry brings it back', async () => {
  const meeting = await meetingOf(3);
  const [one, other] = meeting.present;
  if (one === undefined || other === undefined) throw new Error('nobody there');
  await blackhole(meeting, 150_000, [[one, other]]);
  assert.is(one.of(other)?.state, 'lost');
  assert.is(other.of(one)?.state, 'lost');
  one.session.mesh.retry(other.identity.id);
  assert.is(one.of(other)?.state, 'recovering');
  await assertWhole(meeting, { limitMs: 2_000 });
  await meeting.end();
});

test('a member that falls asleep for two minutes is back after waking, without a ghost', async () => {
  const meeting = await meetingOf(3);
  const [sleeper, ...awake] = meeting.present;
  if (sleeper === undefined) throw new Error('nobody there');
  meeting.relay.freeze(sleeper.name, true);
  const pairs = awake.map((person) => [sleeper, person] as const);
  for (const [one, other] of pairs) meeting.path.block(one.name, other.name);
  await meeting.run(60_000);
  meeting.relay.cut(sleeper.name);
  await meeting.run(60_000);
  for (const [one, other] of pairs) meeting.path.unblock(one.name, other.name);
  sleeper.session.relay.renew();
  await meeting.until('shown again', () => awake.every((p) => p.shown().length === 2), 15_000);
  await meeting.run(5_000);
  assert.is(meeting.network.connections().length, 3);
  for (const person of meeting.present) assert.is(person.shown().length, 2);
  await meeting.end();
});

test('an outage while the relay is dead too heals when the path is back', async () => {
  const meeting = await meetingOf(2);
  const [one, other] = meeting.present;
  if (one === undefined || other === undefined) throw new Error('nobody there');
  meeting.relay.kill();
  await meeting.run(1_000);
  const did = await blackhole(meeting, 22_000, [[one, other]]);
  assert.equal(did, { restarts: 0, rebuilds: 0 }, 'nothing is tried without a carrier');
  await assertWhole(meeting, { limitMs: 3_000 });
  meeting.relay.restart();
  await meeting.run(10_000);
  await assertWhole(meeting);
  await meeting.end();
});

test('all of a network gone for twenty seconds, relay included: everybody is back, nobody twice', async () => {
  const meeting = await meetingOf(4);
  const pairs = pairsOf(meeting.present);
  for (const [one, other] of pairs) meeting.path.block(one.name, other.name);
  meeting.relay.kill();
  await meeting.run(20_000);
  for (const [one, other] of pairs) meeting.path.unblock(one.name, other.name);
  meeting.relay.restart();
  await assertWhole(meeting, { limitMs: 20_000 });
  await meeting.end();
});

// In run 29 the second is asked to begin while it answers the first.
for (const seed of [1, 2, 3, 4, 5, 6, 29]) {
  test(`both sides rebuild at the same moment and end with one connection (seed ${seed})`, async () => {
    const meeting = await meetingOf(2, { seed, relayDelayMs: 60, pathDelayMs: 40 });
    const [one, other] = meeting.present;
    if (one === undefined || other === undefined) throw new Error('nobody there');
    one.session.mesh.retry(other.identity.id);
    await meeting.run(meeting.random() * 60);
    other.session.mesh.retry(one.identity.id);
    await assertWhole(meeting, { note: `seed ${seed}`, limitMs: 2_000 });
    await meeting.end();
  });
}

test('a lost answer is made good by the next attempt', async () => {
  const meeting = await createMeeting();
  await meeting.join();
  await meeting.run(500);
  // hello, hello back, offer, answer
  meeting.relay.decide((frame) => (frame === 5 ? 'drop' : 'pass'));
  await meeting.join();
  await assertWhole(meeting, { limitMs: 20_000 });
  await meeting.end();
});

test('heavy loss on the lossy channel does not look like an outage', async () => {
  const meeting = await meetingOf(3, { loss: 0.3 });
  const offers = meeting.network.offerCount();
  const restarts = meeting.network.restartCount();
  await meeting.run(30_000);
  await assertWhole(meeting, { limitMs: 3_000 });
  const ofRestarts = meeting.network.restartCount() - restarts;
  assert.ok(ofRestarts <= 2, `${ofRestarts} restarts`);
  assert.is(meeting.network.offerCount() - offers - ofRestarts, 0, 'nothing is rebuilt');
  await meeting.end();
});

test.run();
