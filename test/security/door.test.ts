// Clients that do not keep to the door: they get no name, no description, no connection, and nobody in.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { policyDrafts, revokeDrafts } from '../../client/signaling/orders/drafts.ts';
import { policyOf, roleOf } from '../../client/signaling/orders/order-book.ts';
import { OPEN_POLICY } from '../../client/signaling/orders/statement.ts';
import { createMeeting, type Meeting, type Person } from '../support/meet.ts';
import { isWhole } from '../support/meeting-checks.ts';

const test = suite('security: door');

/** A host and guests inside, and the door closed behind them. */
async function closedMeeting(guests: number) {
  const meeting = await createMeeting({ hosted: true });
  const host = await meeting.join('host', {}, { host: true });
  const others: Person[] = [];
  for (let count = 0; count < guests; count += 1) others.push(await meeting.join());
  await meeting.until('a full mesh', () => isWhole(meeting), 3_000);
  const { desk } = host.session;
  const present = meeting.present.map(({ identity }) => identity.id);
  await desk.issue(policyDrafts(desk.book(), { ...OPEN_POLICY, lobby: true }, present));
  await meeting.run(500);
  return { meeting, host, guests: others };
}

/** Everything that this person can open of what others say to it. */
function readBy({ session }: Person) {
  const messages: { type: string; name?: string | undefined }[] = [];
  session.signaling.on('message', ({ message }) => {
    messages.push({ type: message.type, ...('name' in message && { name: message.name }) });
  });
  return messages;
}

/** A client that thinks that everybody is inside, itself included. */
function ignoresDoor({ session }: Person) {
  Object.assign(session.door, { mayConnect: () => true, words: () => [] });
}

const book = ({ session }: Person) => session.desk.book();
const knocksAt = ({ session }: Person) => session.door.knocks().length;

const endsOf = (meeting: Meeting, people: readonly Person[]) =>
  people.map(({ name }) => meeting.network.endpointCount(name));

test('whoever connects without having been let in gets nothing from anybody', async () => {
  const { meeting, host, guests } = await closedMeeting(2);
  const insiders = [host, ...guests];
  const before = endsOf(meeting, insiders);
  const mallory = await meeting.join('mallory');
  ignoresDoor(mallory);
  const read = readBy(mallory);
  await meeting.run(30_000);
  assert.equal(endsOf(meeting, insiders), before, 'nobody made a connection for it');
  assert.equal(mallory.shown(), []);
  const types = new Set(read.map(({ type }) => type));
  for (const type of ['here', 'offer', 'answer', 'candidates']) assert.not(types.has(type), type);
  assert.ok(
    read.every(({ name }) => name === undefined),
    'and it heard no name',
  );
  await meeting.end();
});

test('somebody inside cannot let a friend in: the others do not connect with it', async () => {
  const { meeting, host, guests } = await closedMeeting(2);
  const [mallory, ben] = guests;
  if (mallory === undefined || ben === undefined) throw new Error('nobody');
  ignoresDoor(mallory);
  const eve = await meeting.join('eve');
  ignoresDoor(eve);
  await meeting.run(20_000);
  for (const honest of [host, ben]) {
    assert.not(honest.shown().includes(eve.identity.id));
    assert.not(
      meeting.network
        .connections()
        .some((pair) => pair.includes(honest.name) && pair.includes(eve.name)),
    );
  }
  await meeting.end();
});

test('whoever only says that it can open hears neither name nor note of those who wait', async () => {
  const meeting = await createMeeting({ hosted: true, presumeLobby: true });
  const mallory = await meeting.join('mallory');
  Object.assign(mallory.session.door, { words: () => ['doorkeeper'] });
  const read = readBy(mallory);
  const cora = await meeting.join('cora');
  cora.session.door.setNote('from the ministry');
  await meeting.run(20_000);
  assert.is(cora.session.door.state(), 'unattended', 'nor does it raise hopes');
  assert.not(read.some(({ type }) => type === 'knock'));
  const host = await meeting.join('host', {}, { host: true });
  await meeting.until('a real host hears it', () => host.session.door.knocks().length > 0, 5_000);
  await meeting.end();
});

test('a knock tells hosts only, and nobody else who is inside', async () => {
  const { meeting, host, guests } = await closedMeeting(2);
  const read = guests.map(readBy);
  await meeting.join('cora');
  await meeting.until('the host hears it', () => host.session.door.knocks().length === 1, 2_000);
  await meeting.run(10_000);
  for (const messages of read) assert.not(messages.some(({ name }) => name === 'cora'));
  await meeting.end();
});

test('whoever waits hears who answers and whose word the policy is, not who else is co-host, or was', async () => {
  const { meeting, host, guests } = await closedMeeting(3);
  const { desk } = host.session;
  const revoke = ({ identity }: Person) =>
    desk.issue(revokeDrafts(desk.book(), identity.id, () => true));
  for (const { identity, session } of guests) {
    const key = await session.desk.ownKey();
    await desk.issue([{ type: 'cohost', id: identity.id, key, on: true }]);
  }
  await meeting.run(500);
  const [deputy, other, former] = guests;
  if (deputy === undefined || other === undefined || former === undefined)
    throw new Error('nobody');
  await revoke(former);
  await meeting.run(500);
  await deputy.session.desk.issue([{ type: 'policy', ...OPEN_POLICY, lobby: true }]);
  await meeting.run(500);
  const guest = await meeting.join('knocker');
  const keepers = [host, deputy, other];
  await meeting.until('all see it', () => keepers.every((each) => knocksAt(each) === 1), 2_000);
  assert.is(policyOf(book(guest))?.lobby, true);
  assert.is(book(guest).has(`cohost ${former.identity.id}`), false);

  await revoke(deputy);
  await meeting.run(500);
  assert.is(
    roleOf(book(guest), deputy.identity.id),
    'guest',
    'it tells its name to co-hosts alone',
  );
  await meeting.end();
});

test.run();
