// Going: with a word, without one, and coming back.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Meeting, Person } from '../support/meet.ts';
import { assertWhole, meetingOf } from '../support/meeting-checks.ts';

const test = suite('mesh: leave');

function personAt(meeting: Meeting, at: number): Person {
  const person = meeting.present[at];
  if (person === undefined) throw new Error(`nobody at ${at}`);
  return person;
}

test('a late joiner meets everybody', async () => {
  const meeting = await meetingOf(3);
  await meeting.run(20_000);
  await meeting.join();
  await assertWhole(meeting, { limitMs: 500 });
  await meeting.end();
});

test('who says goodbye is gone at once, and only once', async () => {
  const meeting = await meetingOf(3);
  const leaver = personAt(meeting, 1);
  await leaver.leave();
  await meeting.until('gone', () => meeting.present.every((p) => p.of(leaver)?.gones === 1), 100);
  await meeting.run(20_000);
  assert.ok(meeting.present.every((person) => person.of(leaver)?.ups === 1));
  await assertWhole(meeting);
  await meeting.end();
});

test('who goes as pagehide does is gone within moments', async () => {
  const meeting = await meetingOf(3);
  const leaver = personAt(meeting, 1);
  leaver.close();
  await meeting.until('gone', () => meeting.present.every((p) => p.of(leaver)?.gones === 1), 500);
  await assertWhole(meeting);
  await meeting.end();
});

const isHidden = (person: Person, other: Person) =>
  person.of(other)?.state === 'away' || person.of(other)?.gones === 1;

for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
  test(`a killed tab is away within half a second of the relay's hint, and then gone (seed ${seed})`, async () => {
    // Packets that were on their way longer than the hint must not speak for the dead.
    const meeting = await meetingOf(3, { seed, relayDelayMs: 20, pathDelayMs: seed * 15 });
    const victim = personAt(meeting, 1);
    for (let at = 0; at < 20; at += 1) victim.say(null, 'last words');
    victim.kill();
    await meeting.until('away', () => meeting.present.every((p) => isHidden(p, victim)), 500);
    await meeting.until(
      'gone',
      () => meeting.present.every((p) => p.of(victim)?.gones === 1),
      15_000,
    );
    assert.ok(meeting.present.every((person) => person.of(victim)?.ups === 1));
    await assertWhole(meeting);
    await meeting.end();
  });
}

test('a killed tab is away within three seconds when the relay is dead too, and gone at last', async () => {
  const meeting = await meetingOf(3);
  meeting.relay.kill();
  await meeting.run(2_000);
  const victim = personAt(meeting, 1);
  victim.kill();
  await meeting.until('away', () => meeting.present.every((p) => isHidden(p, victim)), 3_000);
  await meeting.until(
    'gone',
    () => meeting.present.every((p) => p.of(victim)?.gones === 1),
    90_000,
  );
  await meeting.end();
});

test('a page too busy to answer is not taken for dead while its sound arrives', async () => {
  const meeting = await meetingOf(3);
  const busy = personAt(meeting, 1);
  // Only its presence counts here.
  busy.session.mesh.setTrack('microphone', { kind: 'audio' } as MediaStreamTrack);
  meeting.relay.kill();
  meeting.network.starve(busy.name);
  await meeting.run(20_000);
  assert.ok(
    meeting.present.every(
      (p) => p === busy || p.of(busy)?.states.every(({ state }) => state !== 'away'),
    ),
  );
  await meeting.end();
});

test('a reload is a new member, and the old one leaves no ghost', async () => {
  const meeting = await meetingOf(4);
  const before = personAt(meeting, 2);
  before.close();
  const after = await meeting.join();
  await assertWhole(meeting, { limitMs: 1_000 });
  assert.ok(meeting.present.every((person) => person === after || person.of(before)?.gones === 1));
  assert.is(after.of(before)?.ups ?? 0, 0, 'the new page never shows its old self');
  await meeting.end();
});

test('a reload during a dead relay shows up when the relay is back', async () => {
  const meeting = await meetingOf(3);
  meeting.relay.kill();
  await meeting.run(500);
  const before = personAt(meeting, 1);
  before.close();
  await meeting.join();
  await meeting.run(4_000);
  meeting.relay.restart();
  await assertWhole(meeting, { limitMs: 15_000 });
  assert.ok(meeting.present.every((p) => (p.of(before)?.gones ?? 1) === 1));
  await meeting.end();
});

test('two members who leave and rejoin in turns leave nothing behind', async () => {
  const meeting = await meetingOf(3);
  for (let turn = 0; turn < 6; turn += 1) {
    await personAt(meeting, turn % 3).leave();
    await meeting.join();
    await meeting.run(meeting.random() * 300);
  }
  await assertWhole(meeting, { limitMs: 15_000 });
  await meeting.end();
  assert.is(meeting.clock.pending(), 0);
  assert.is(meeting.network.endpointCount(), 0);
});

test.run();
