// Asking who is there without entering: names come back, and nobody notices.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createLookIn, type Insider } from '../../client/signaling/look-in.ts';
import { createRelaySocket } from '../../client/signaling/relay-socket.ts';
import { relayAddress } from '../../client/signaling/signaling.ts';
import { meetingKeys } from '../support/meet.ts';
import { assertWhole, meetingOf } from '../support/meeting-checks.ts';

const test = suite('mesh: look in');

async function lookingInto(meeting: Awaited<ReturnType<typeof meetingOf>>) {
  const keys = await meetingKeys;
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
  on('changed', (now) => (seen = now));
  return { life, names: () => seen.map(({ name }) => name).toSorted() };
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

/** The network's name for a member is longer than the one it says. */
function nameOf(owner: string): string {
  return owner.split(' ')[0] ?? owner;
}

test.run();
