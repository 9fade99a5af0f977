// Connections made ready before somebody takes part: nobody notices, nothing is sent, and entering is quick.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { policyDrafts } from '../../client/signaling/orders/drafts.ts';
import { OPEN_POLICY } from '../../client/signaling/orders/statement.ts';
import { createMeeting, type Meeting, type Person } from '../support/meet.ts';
import { assertWhole, isWhole, meetingOf } from '../support/meeting-checks.ts';

const test = suite('mesh: warm');

/** Somebody in the lobby whose connections with all others stand. */
async function warmTo(meeting: Meeting, count: number): Promise<Person> {
  const visitor = await meeting.join('visitor', {}, { warm: true });
  const stands = () => meeting.network.endpointCount(visitor.name) === count;
  await meeting.until('connections with all', stands, 2_000);
  await meeting.run(1_000);
  return visitor;
}

const showsNobodyOf = (person: Person, visitor: Person) =>
  person.of(visitor) === undefined &&
  !person.session.mesh.connected().includes(visitor.identity.id);

test('nobody notices who makes connections ready, and neither hears a word', async () => {
  const meeting = await meetingOf(3);
  const people = [...meeting.present];
  const visitor = await warmTo(meeting, 3);
  for (const person of people) {
    assert.ok(showsNobodyOf(person, visitor), 'nothing is told of the visitor');
    person.say(null, 'to all');
    person.say(visitor, 'to the visitor');
  }
  visitor.say(null, 'nobody hears this');
  await meeting.run(1_000);
  assert.is(visitor.seen.size, 0);
  assert.equal(visitor.heard, []);
  assert.not.ok(people.some(({ heard }) => heard.some((text) => text.includes('nobody'))));
  await meeting.end();
});

test('who enters is there within two ways to the others, over the connections that stand', async () => {
  const meeting = await meetingOf(3);
  const visitor = await warmTo(meeting, 3);
  const offers = meeting.network.offerCount();
  void visitor.session.enter('Visitor');
  const tookMs = await meeting.until('a full mesh', () => isWhole(meeting), 1_000);
  assert.ok(tookMs <= 40, `it took ${tookMs} ms`);
  await assertWhole(meeting);
  assert.is(meeting.network.offerCount(), offers, 'nobody offered again');
  for (const person of meeting.present) {
    if (person !== visitor) assert.is(person.of(visitor)?.name, 'Visitor');
  }
  await meeting.end();
});

test('first words that overtake the news of entering are heard', async () => {
  const meeting = await meetingOf(2);
  const visitor = await warmTo(meeting, 2);
  void visitor.session.enter('Visitor');
  // In the same moment, as a room does: sealing takes longer than writing to a channel.
  visitor.say(null, 'first words');
  await assertWhole(meeting, { limitMs: 1_000 });
  for (const person of meeting.present) {
    if (person !== visitor) assert.ok(person.heard.some((text) => text.includes('first words')));
  }
  await meeting.end();
});

test('who enters before the connections stand loses nothing', async () => {
  for (const waitMs of [0, 5, 15, 30, 60]) {
    const meeting = await meetingOf(3);
    const offers = meeting.network.offerCount();
    const visitor = await meeting.join('visitor', {}, { warm: true });
    await meeting.run(waitMs);
    void visitor.session.enter('Visitor');
    await assertWhole(meeting, { note: `after ${waitMs} ms`, limitMs: 3_000 });
    assert.is(meeting.network.offerCount(), offers + 3, `one offer each after ${waitMs} ms`);
    await meeting.end();
  }
});

test('who goes again without entering has never been there', async () => {
  const meeting = await meetingOf(2);
  const people = [...meeting.present];
  const visitor = await warmTo(meeting, 2);
  visitor.close();
  await meeting.run(15_000);
  assert.ok(people.every((person) => showsNobodyOf(person, visitor)));
  await assertWhole(meeting);
  await meeting.end();
});

test('two who both only make ready are not connected until one enters', async () => {
  const meeting = await createMeeting();
  const one = await meeting.join('one', {}, { warm: true });
  const other = await meeting.join('other', {}, { warm: true });
  await meeting.run(2_000);
  assert.is(meeting.network.connections().length, 0);
  void one.session.enter('One');
  await meeting.until('a connection', () => meeting.network.connections().length === 1, 1_000);
  await meeting.run(500);
  assert.ok(showsNobodyOf(one, other));
  void other.session.enter('Other');
  await assertWhole(meeting, { limitMs: 1_000 });
  await meeting.end();
});

test('who comes while somebody makes ready meets it when it enters', async () => {
  const meeting = await meetingOf(2);
  const visitor = await warmTo(meeting, 2);
  await meeting.join('latecomer');
  await meeting.run(1_000);
  void visitor.session.enter('Visitor');
  await assertWhole(meeting, { limitMs: 1_000 });
  await meeting.end();
});

test('a relay that goes and comes in between does not matter', async () => {
  const meeting = await meetingOf(2);
  const visitor = await warmTo(meeting, 2);
  meeting.relay.kill();
  await meeting.run(2_000);
  void visitor.session.enter('Visitor');
  await assertWhole(meeting, { limitMs: 1_000, note: 'without a relay' });
  meeting.relay.restart();
  await meeting.run(10_000);
  await assertWhole(meeting);
  await meeting.end();
});

test('at a closed door nobody is connected with, and nobody knocks before joining', async () => {
  const meeting = await createMeeting({ hosted: true });
  const host = await meeting.join('host', {}, { host: true });
  const guest = await meeting.join('guest');
  await meeting.run(1_000);
  const { desk, door } = host.session;
  const present = [host.identity.id, guest.identity.id];
  await desk.issue(policyDrafts(desk.book(), { ...OPEN_POLICY, lobby: true }, present));
  await meeting.run(500);
  const visitor = await meeting.join('visitor', {}, { warm: true });
  await meeting.run(8_000);
  assert.is(meeting.network.endpointCount(visitor.name), 0);
  assert.equal(door.knocks(), []);
  void visitor.session.enter('Visitor');
  await meeting.until('a knock', () => door.knocks().length === 1, 1_000);
  assert.is(door.knocks()[0]?.name, 'Visitor');
  assert.is(meeting.network.endpointCount(visitor.name), 0);
  await meeting.end();
});

test('a door that is closed meanwhile ends the connections, and who enters then knocks', async () => {
  const meeting = await createMeeting({ hosted: true });
  const host = await meeting.join('host', {}, { host: true });
  const visitor = await warmTo(meeting, 1);
  const { desk, door } = host.session;
  await desk.issue(policyDrafts(desk.book(), { ...OPEN_POLICY, lobby: true }, [host.identity.id]));
  await meeting.run(3_000);
  assert.is(meeting.network.endpointCount(visitor.name), 0);
  void visitor.session.enter('Visitor');
  await meeting.until('a knock', () => door.knocks().length === 1, 5_000);
  await meeting.end();
});

test('a host leads from the moment it enters', async () => {
  const meeting = await createMeeting({ hosted: true });
  const guest = await meeting.join('guest');
  const host = await meeting.join('host', {}, { host: true, warm: true });
  await meeting.run(2_000);
  assert.is(guest.session.desk.book().size, 0);
  void host.session.enter('Host');
  await meeting.until('a host', () => guest.session.desk.book().size > 0, 1_000);
  await assertWhole(meeting);
  await meeting.end();
});

test.run();
