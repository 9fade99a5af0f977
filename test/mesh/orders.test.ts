// Orders of hosts among members on a relay in memory: who gets in, who is sent out, and that everybody
// comes to know, whatever a relay withholds.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  admitDrafts,
  policyDrafts,
  removeDrafts,
  revokeDrafts,
} from '../../client/signaling/orders/drafts.ts';
import { policyOf, roleOf, verdictOf } from '../../client/signaling/orders/order-book.ts';
import { NO_MEMORY } from '../../client/signaling/orders/order-memory.ts';
import { OPEN_POLICY, type Draft } from '../../client/signaling/orders/statement.ts';
import { createMeeting, type Meeting, type MeetingOptions, type Person } from '../support/meet.ts';
import { assertWhole, isWhole } from '../support/meeting-checks.ts';

const test = suite('mesh: orders');

const LOBBY = { ...OPEN_POLICY, lobby: true };
const LOCKED = { ...OPEN_POLICY, locked: true };
const book = ({ session }: Person) => session.desk.book();
const stateOf = ({ session }: Person) => session.door.state();
const knocksAt = ({ session }: Person) =>
  session.door.knocks().map(({ id, name }) => ({ id, name }));
const order = ({ session }: Person, drafts: readonly Draft[]) => session.desk.issue(drafts);
const inside = (meeting: Meeting) => meeting.present.map(({ identity }) => identity.id);

function close(meeting: Meeting, host: Person, policy = LOBBY) {
  return order(host, policyDrafts(book(host), policy, inside(meeting)));
}

function letIn(host: Person, guest: Person) {
  return order(host, admitDrafts(book(host), [guest.identity.id]));
}

/** A host and so many guests who are all connected. */
async function ledMeeting(guests: number, options: MeetingOptions = {}) {
  const meeting = await createMeeting({ hosted: true, ...options });
  const host = await meeting.join('host', {}, { host: true });
  await meeting.run(200);
  const others: Person[] = [];
  for (let count = 0; count < guests; count += 1) {
    const guest = await meeting.join();
    if (options.presumeLobby === true) {
      await meeting.until('a knock', () => knocksAt(host).length === 1, 4_000);
      await letIn(host, guest);
    }
    others.push(guest);
  }
  await meeting.until('a full mesh', () => isWhole(meeting), 5_000);
  await meeting.run(100);
  return { meeting, host, guests: others };
}

const agree = (people: readonly Person[]) =>
  people.every(({ session }) => session.desk.digest() === people[0]?.session.desk.digest());

test('everybody learns who is host', async () => {
  const { meeting, host, guests } = await ledMeeting(2);
  for (const guest of guests) assert.is(roleOf(book(guest), host.identity.id), 'host');
  await meeting.end();
});

test('an order reaches everybody at once', async () => {
  const { meeting, host, guests } = await ledMeeting(3);
  await close(meeting, host);
  const tookMs = await meeting.until('all know', () =>
    guests.every((guest) => policyOf(book(guest))?.lobby === true),
  );
  assert.ok(tookMs < 100, `${tookMs} ms`);
  await meeting.run(5_000);
  assert.ok(isWhole(meeting), 'those who were inside stay');
  await meeting.end();
});

test('an order that is withheld from one member comes to it by others within five seconds', async () => {
  const { meeting, host, guests } = await ledMeeting(3);
  const [victim] = guests;
  if (victim === undefined) throw new Error('nobody');
  // Between host and victim the network is cut, so that only the relay is left; and that withholds.
  meeting.path.block(host.name, victim.name);
  await meeting.run(3_000);
  meeting.relay.decide((_frame, from) => (from === host.name ? 'drop' : 'pass'));
  await order(host, policyDrafts(book(host), LOCKED, inside(meeting)));
  const tookMs = await meeting.until(
    'the victim knows',
    () => policyOf(book(victim))?.locked === true,
    5_000,
  );
  assert.ok(tookMs > 100, 'it was withheld for a while');
  await meeting.end();
});

test('nothing of a connection is made before a host lets somebody in, and everything after', async () => {
  const { meeting, host } = await ledMeeting(2);
  await close(meeting, host);
  await meeting.run(500);
  const offers = meeting.network.offerCount();
  const ends = meeting.network.endpointCount();
  const guest = await meeting.join('knocker');
  await meeting.until('the knock is seen', () => knocksAt(host).length === 1, 1_000);
  assert.is(stateOf(guest), 'waiting');
  await meeting.run(20_000);
  assert.is(meeting.network.offerCount(), offers, 'nobody offered');
  assert.is(meeting.network.endpointCount(), ends, 'nobody made a connection');
  assert.equal(guest.shown(), [], 'the knocker sees nobody');
  assert.equal(knocksAt(host), [{ id: guest.identity.id, name: 'knocker' }]);

  await letIn(host, guest);
  assert.equal(knocksAt(host), []);
  await assertWhole(meeting, { limitMs: 1_000 });
  assert.is(stateOf(guest), 'inside');
  await meeting.end();
});

test('the note of a knock and its change reach the hosts, and nobody else', async () => {
  const { meeting, host, guests } = await ledMeeting(1);
  await close(meeting, host);
  const guest = await meeting.join('knocker');
  guest.session.door.setNote('Cora of the ministry');
  await meeting.until('the knock', () => host.session.door.knocks()[0]?.note !== undefined, 2_000);
  assert.is(host.session.door.knocks()[0]?.note, 'Cora of the ministry');
  guest.session.door.setNote('in a hurry');
  await meeting.until('the news', () => host.session.door.knocks()[0]?.note === 'in a hurry', 500);
  assert.equal(guests[0]?.session.door.knocks(), []);
  await meeting.end();
});

test('whoever is turned away is told, is not connected, and may come back as somebody new', async () => {
  const { meeting, host } = await ledMeeting(1);
  await close(meeting, host);
  const guest = await meeting.join('knocker');
  await meeting.until('the knock', () => knocksAt(host).length === 1, 2_000);
  await order(host, [{ type: 'admission', ids: [guest.identity.id], verdict: 'deny' }]);
  await meeting.until('it is told', () => stateOf(guest) === 'turned-away', 1_000);
  assert.equal(knocksAt(host), []);
  guest.close();
  const again = await meeting.join('again');
  await meeting.until('the next knock', () => knocksAt(host).length === 1, 2_000);
  await letIn(host, again);
  await assertWhole(meeting, { limitMs: 2_000 });
  await meeting.end();
});

test('a member that missed the hello of somebody who is let in connects with it a moment later', async () => {
  const { meeting, host, guests } = await ledMeeting(1);
  await close(meeting, host);
  const guest = await meeting.join('knocker');
  await meeting.until('the knock', () => knocksAt(host).length === 1, 2_000);
  const [member] = guests;
  member?.session.door.release(guest.identity.id);
  member?.session.signaling.forget(guest.identity.id);
  await letIn(host, guest);
  await assertWhole(meeting, { limitMs: 8_000 });
  await meeting.end();
});

test('a locked room takes no knock; unlocked, whoever still waits knocks', async () => {
  const { meeting, host } = await ledMeeting(1);
  await close(meeting, host, LOCKED);
  const guest = await meeting.join('late');
  await meeting.until('it is told', () => stateOf(guest) === 'locked', 1_000);
  await meeting.run(10_000);
  assert.equal(knocksAt(host), []);
  await order(host, [{ type: 'policy', ...LOBBY }]);
  await meeting.until('a knock', () => knocksAt(host).length === 1, 5_000);
  await letIn(host, guest);
  await assertWhole(meeting, { limitMs: 2_000 });
  await meeting.end();
});

test('the waiting room is switched off: whoever waits is in', async () => {
  const { meeting, host } = await ledMeeting(1);
  await close(meeting, host);
  await meeting.join('knocker');
  await meeting.until('the knock', () => knocksAt(host).length === 1, 2_000);
  await order(host, [{ type: 'policy', ...OPEN_POLICY }]);
  await assertWhole(meeting, { limitMs: 4_000 });
  await meeting.end();
});

test('the link tells of a waiting room: nobody gets in by themselves, also before a host came', async () => {
  const meeting = await createMeeting({ hosted: true, presumeLobby: true });
  const [one, two] = [await meeting.join('one'), await meeting.join('two')];
  await meeting.run(5_000);
  for (const guest of [one, two]) assert.is(stateOf(guest), 'unattended');
  assert.is(meeting.network.endpointCount(), 0);

  const host = await meeting.join('host', {}, { host: true });
  await meeting.until('both knock', () => knocksAt(host).length === 2, 1_000);
  assert.is(stateOf(one), 'waiting');
  await order(host, admitDrafts(book(host), [one.identity.id, two.identity.id]));
  await assertWhole(meeting, { limitMs: 4_000 });
  await meeting.end();
});

test('a host switched the waiting room of the link off: newcomers get in at once', async () => {
  const { meeting, host } = await ledMeeting(1, { presumeLobby: true });
  await order(host, [{ type: 'policy', ...OPEN_POLICY }]);
  await meeting.run(200);
  await meeting.join();
  await assertWhole(meeting, { limitMs: 600 });
  await meeting.end();
});

test('the host leaves while somebody knocks: the guest reads it, and the next host sees the knock', async () => {
  const { meeting, host } = await ledMeeting(2);
  await close(meeting, host);
  const guest = await meeting.join('knocker');
  await meeting.until('the knock', () => knocksAt(host).length === 1, 2_000);
  await host.leave();
  await meeting.until('nobody can open', () => stateOf(guest) === 'unattended', 15_000);
  const next = await meeting.join('next', {}, { host: true });
  await meeting.until('the knock', () => knocksAt(next).length === 1, 5_000);
  assert.is(stateOf(guest), 'waiting');
  await letIn(next, guest);
  await assertWhole(meeting, { limitMs: 4_000 });
  await meeting.end();
});

test('a host who reloads gets back in through a closed door, with a new identity', async () => {
  const { meeting, host, guests } = await ledMeeting(2);
  await close(meeting, host);
  await meeting.run(100);
  host.close();
  await meeting.run(300);
  const again = await meeting.join(
    'host again',
    {},
    { host: true, orders: { ...NO_MEMORY, counter: 10 } },
  );
  await meeting.until('a full mesh', () => isWhole(meeting), 2_000);
  for (const guest of guests) assert.is(roleOf(book(guest), again.identity.id), 'host');
  await meeting.end();
});

test('a knocker reloads: the old knock goes, the new one comes', async () => {
  const { meeting, host } = await ledMeeting(1);
  await close(meeting, host);
  const guest = await meeting.join('knocker');
  await meeting.until('the knock', () => knocksAt(host).length === 1, 2_000);
  guest.close();
  const again = await meeting.join('again');
  await meeting.until('the new knock alone', () => knocksAt(host)[0]?.name === 'again', 2_000);
  assert.equal(knocksAt(host), [{ id: again.identity.id, name: 'again' }]);
  await meeting.end();
});

test('two hosts decide differently about the same knock: the stricter word stands everywhere', async () => {
  const { meeting, host } = await ledMeeting(1);
  const second = await meeting.join('second', {}, { host: true });
  await meeting.until('a full mesh', () => isWhole(meeting), 2_000);
  await close(meeting, host);
  await meeting.run(100);
  const guest = await meeting.join('knocker');
  const { id } = guest.identity;
  await meeting.until(
    'both see it',
    () => [host, second].every((each) => knocksAt(each).length === 1),
    2_000,
  );
  await Promise.all([
    letIn(host, guest),
    order(second, [{ type: 'admission', ids: [id], verdict: 'deny' }]),
  ]);
  await meeting.run(6_000);
  const insiders = meeting.present.filter((person) => person !== guest);
  for (const person of insiders) assert.is(verdictOf(book(person), id), 'deny');
  assert.ok(agree(insiders), 'all have the same book');
  assert.is(stateOf(guest), 'turned-away');
  assert.is(meeting.network.endpointCount(guest.name), 0, 'no connection is left');
  await meeting.end();
});

test('somebody is removed: all part, the others stay, and it can only knock again', async () => {
  const { meeting, host, guests } = await ledMeeting(3);
  const [target] = guests;
  if (target === undefined) throw new Error('nobody');
  const { id } = target.identity;
  const stay = inside(meeting).filter((each) => each !== id);
  await order(host, removeDrafts(book(host), id, stay));
  await meeting.until('it is told', () => stateOf(target) === 'removed', 500);
  await meeting.until(
    'all have parted',
    () => meeting.network.endpointCount(target.name) === 0 && target.shown().length === 0,
    1_000,
  );
  target.close();
  await meeting.run(1_000);
  assert.ok(isWhole(meeting), 'the others are undisturbed');
  const again = await meeting.join('again');
  await meeting.until('a knock', () => knocksAt(host).length === 1, 3_000);
  assert.equal(again.shown(), []);
  await meeting.end();
});

test('who was away while it was removed is told when it is back', async () => {
  const { meeting, host, guests } = await ledMeeting(2);
  const [target] = guests;
  if (target === undefined) throw new Error('nobody');
  for (const other of meeting.present) meeting.path.block(target.name, other.name);
  meeting.relay.decide(() => 'drop');
  await meeting.run(1_000);
  const { id } = target.identity;
  const stay = inside(meeting).filter((each) => each !== id);
  await order(host, removeDrafts(book(host), id, stay));
  await meeting.run(20_000);
  assert.is(stateOf(target), 'inside', 'it cannot know');
  for (const other of meeting.present) meeting.path.unblock(target.name, other.name);
  meeting.relay.decide(() => 'pass');
  await meeting.until('it is told', () => stateOf(target) === 'removed', 20_000);
  await meeting.end();
});

test('a removed member whose client ignores orders is cut off all the same', async () => {
  const { meeting, host, guests } = await ledMeeting(2);
  const [target] = guests;
  if (target === undefined) throw new Error('nobody');
  // A client that never hears an order.
  Object.assign(target.session.desk, { receive: () => Promise.resolve() });
  const { id } = target.identity;
  await order(
    host,
    removeDrafts(
      book(host),
      id,
      inside(meeting).filter((each) => each !== id),
    ),
  );
  await meeting.run(2_000);
  for (const person of meeting.present) {
    if (person === target) continue;
    assert.not(person.shown().includes(id), `${person.name} has parted from it`);
    assert.not(meeting.network.connections().some((pair) => pair.includes(target.name)));
  }
  await meeting.run(20_000);
  assert.is(meeting.network.connections().length, 1, 'and it does not come back');
  await meeting.end();
});

test('a co-host lets people in; revoked, it does not, and what it had ordered stays', async () => {
  const { meeting, host, guests } = await ledMeeting(2);
  const [deputy] = guests;
  if (deputy === undefined) throw new Error('nobody');
  const { id } = deputy.identity;
  await order(host, [{ type: 'cohost', id, key: await deputy.session.desk.ownKey(), on: true }]);
  await close(meeting, host);
  await meeting.run(200);
  const guest = await meeting.join('knocker');
  await meeting.until('it sees the knock', () => knocksAt(deputy).length === 1, 2_000);
  await letIn(deputy, guest);
  await assertWhole(meeting, { limitMs: 2_000 });

  await order(
    host,
    revokeDrafts(book(host), id, () => true),
  );
  await meeting.run(5_000);
  assert.ok(isWhole(meeting), 'whoever it let in stays');
  await order(deputy, [{ type: 'policy', ...OPEN_POLICY }]);
  await meeting.run(5_000);
  for (const person of meeting.present) assert.is(policyOf(book(person))?.lobby, true);
  await meeting.end();
});

test('the meeting ends for all: everybody is told and parts, and a later stay is not touched', async () => {
  const { meeting, host } = await ledMeeting(3);
  await order(host, [{ type: 'end', ids: inside(meeting) }]);
  await meeting.until('all know', () => meeting.present.every((each) => stateOf(each) === 'ended'));
  await meeting.until('all have parted', () => meeting.network.endpointCount() === 0, 1_000);
  while (meeting.present[0]) meeting.present[0].close();
  await meeting.run(1_000);
  await meeting.join();
  await meeting.join();
  await assertWhole(meeting, { limitMs: 1_000 });
  await meeting.end();
});

test('six members of whom one is host, with orders in any order, end with one book', async () => {
  for (let seed = 1; seed <= 4; seed += 1) {
    const { meeting, host } = await ledMeeting(5, { seed, relayDelayMs: 80, pathDelayMs: 60 });
    const ids = inside(meeting);
    const acts = [
      () => close(meeting, host),
      () => order(host, [{ type: 'mute', ids, on: true }]),
      () => order(host, [{ type: 'mute', ids: ids.slice(2), on: false }]),
      () => order(host, [{ type: 'policy', ...LOCKED }]),
    ];
    for (const act of acts) {
      await act();
      await meeting.run(meeting.random() * 100);
    }
    await meeting.run(6_000);
    assert.ok(agree(meeting.present), `seed ${seed}`);
    assert.ok(isWhole(meeting));
    await meeting.end();
  }
});

test.run();
