// Asking who is there without entering: names come back, and nobody notices.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createLookIn, type Insider } from '../../client/signaling/look-in.ts';
import { createRelaySocket } from '../../client/signaling/relay-socket.ts';
import { relayAddress } from '../../client/signaling/signaling.ts';
import { policyDrafts } from '../../client/signaling/orders/drafts.ts';
import { OPEN_POLICY } from '../../client/signaling/orders/statement.ts';
import { createMeeting, hostedKeys, meetingKeys } from '../support/meet.ts';
import { assertWhole, meetingOf } from '../support/meeting-checks.ts';

const test = suite('mesh: look in');

async function lookingInto(meeting: Awaited<ReturnType<typeof meetingOf>>, key = meetingKeys) {
  const keys = await key;
  const { clock, relay } = meeting;
  const life = new AbortController();
  const { url, protocols } = relayAddress('http://relay.test', keys);
  const open = () => relay.open('looker')(url, protocols);
  let seen: readonly Insider[] = [];
  const { on } = await createLookIn(
    keys,
    () => createRelaySocket({ open, clock, random: () => 0.5 }, life.signal),
    life.signal,
  );
  let closed = false;
  on('changed', (now) => (seen = now));
  on('closed', () => (closed = true));
  return { life, names: () => seen.map(({ name }) => name).toSorted(), isClosed: () => closed };
}

test('who looks in reads the names, and is offered no connection', async () => {
  const meeting = await meetingOf(3);
  const offers = meeting.network.offerCount();
  const looker = await lookingInto(meeting);
  await meeting.run(2_000);
  assert.equal(looker.names(), meeting.present.map(({ name }) => nameOf(name)).toSorted());
  assert.is(meeting.network.offerCount(), offers, 'nobody offered');
  assert.ok(
    meeting.present.every((person) => person.shown().length === 2),
    'nobody is shown',
  );
  looker.life.abort();
  await meeting.end();
});

test('comings and goings are seen, and looking in keeps nobody from meeting', async () => {
  const meeting = await meetingOf(2);
  const looker = await lookingInto(meeting);
  await meeting.run(1_000);
  const newcomer = await meeting.join();
  await assertWhole(meeting, { limitMs: 2_000 });
  await meeting.run(500);
  assert.is(looker.names().length, 3);
  await newcomer.leave();
  await meeting.run(2_000);
  assert.is(looker.names().length, 2);
  looker.life.abort();
  await meeting.end();
});

test('behind a closed door there are no names, only that somebody is there', async () => {
  const meeting = await createMeeting({ hosted: true });
  const { session, identity } = await meeting.join('host', {}, { host: true });
  const { identity: guest } = await meeting.join('guest');
  await meeting.run(1_000);
  const present = [identity.id, guest.id];
  const drafts = policyDrafts(session.desk.book(), { ...OPEN_POLICY, lobby: true }, present);
  await session.desk.issue(drafts);
  await meeting.run(500);
  const looker = await lookingInto(meeting, hostedKeys);
  await meeting.run(5_000);
  assert.is(looker.isClosed(), true);
  assert.equal(looker.names(), []);
  assert.equal(session.door.knocks(), []);
  looker.life.abort();
  await meeting.end();
});

/** The network's name for a member is longer than the one it says. */
function nameOf(owner: string): string {
  return owner.split(' ')[0] ?? owner;
}

test.run();
