// A new link for all who are inside: nothing of their connections is disturbed, the old link leads to an
// explanation, and whoever missed it is told by others.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { toBase64url } from '../../shared/base64url.ts';
import type { Bytes } from '../../client/kit/bytes.ts';
import { hash16, label } from '../../client/signaling/derive.ts';
import { guestSecretOf } from '../../client/signaling/meeting-keys.ts';
import { policyDrafts, removeDrafts } from '../../client/signaling/orders/drafts.ts';
import { highestCounter } from '../../client/signaling/orders/order-book.ts';
import { createHostSigner } from '../../client/signaling/orders/signer.ts';
import { OPEN_POLICY, writeStatement } from '../../client/signaling/orders/statement.ts';
import {
  createMeeting,
  HOST_ROOT,
  hostedKeys,
  type Meeting,
  type Person,
} from '../support/meet.ts';
import { isWhole } from '../support/meeting-checks.ts';

const test = suite('mesh: renewed link');

const stateOf = ({ session }: Person) => session.door.state();

async function ledMeeting(guests: number) {
  const meeting = await createMeeting({ hosted: true });
  const host = await meeting.join('host', {}, { host: true });
  const others: Person[] = [];
  for (let count = 0; count < guests; count += 1) others.push(await meeting.join());
  await meeting.until('a full mesh', () => isWhole(meeting), 3_000);
  await meeting.run(100);
  return { meeting, host, guests: others };
}

/** Each member's new secrets, as they are told to the app. */
function renewals(people: readonly Person[]) {
  const seen = new Map<Person, string[]>();
  for (const person of people) {
    seen.set(person, []);
    person.session.on('renewed', ({ secret }) => seen.get(person)?.push(String(secret)));
  }
  return seen;
}

function allMoved(meeting: Meeting): boolean {
  return meeting.present.every(({ session }) =>
    session.mesh.connected().every((id) => session.signaling.hasMoved(id)),
  );
}

test('all move to the same new link, and not one connection is made anew', async () => {
  const { meeting, host } = await ledMeeting(3);
  const seen = renewals(meeting.present);
  const offers = meeting.network.offerCount();
  const rooms = meeting.relay.roomCount();
  await host.session.renewal.renew(() => true);
  await meeting.until(
    'all know',
    () => [...seen.values()].every((list) => list.length === 1),
    1_000,
  );
  assert.is(new Set([...seen.values()].flat()).size, 1, 'the same secret');
  await meeting.until(
    'all speak under the new keys',
    () => meeting.relay.roomCount() === rooms + 1 && allMoved(meeting),
    2_000,
  );
  await meeting.run(60_000);
  assert.is(meeting.network.offerCount(), offers, 'nothing was negotiated');
  assert.ok(isWhole(meeting));
  for (const { seen: sightings } of meeting.present) {
    for (const { states, ups } of sightings.values()) {
      assert.is(ups, 1);
      assert.ok(
        states.every(({ state }) => state === 'open'),
        'no link was ever disturbed',
      );
    }
  }
  assert.is(host.session.desk.book().has(`host ${host.identity.id}`), true);
  await meeting.end();
});

test('a connection that breaks after the move is repaired over the new room', async () => {
  const { meeting, host, guests } = await ledMeeting(2);
  const [one] = guests;
  if (one === undefined) throw new Error('nobody');
  await host.session.renewal.renew(() => true);
  await meeting.run(40_000);
  meeting.path.block(host.name, one.name);
  await meeting.run(12_000);
  meeting.path.unblock(host.name, one.name);
  await meeting.until('repaired', () => isWhole(meeting), 20_000);
  await meeting.end();
});

test('who was removed is told nothing of the new link and finds an explanation behind the old one', async () => {
  const { meeting, host, guests } = await ledMeeting(3);
  const [target] = guests;
  if (target === undefined) throw new Error('nobody');
  const { id } = target.identity;
  const seen = renewals(meeting.present);
  const stay = meeting.present.map(({ identity }) => identity.id).filter((each) => each !== id);
  await host.session.desk.issue(removeDrafts(host.session.desk.book(), id, stay));
  await host.session.renewal.renew(() => true);
  await meeting.until('it is told', () => stateOf(target) === 'removed', 1_000);
  await meeting.run(5_000);
  assert.equal(seen.get(target), []);
  target.close();
  await meeting.run(1_000);
  assert.ok(isWhole(meeting), 'the others go on');

  const latecomer = await meeting.join('with the old link');
  await meeting.until('it is told', () => stateOf(latecomer) === 'renewed', 1_000);
  await meeting.run(20_000);
  assert.is(meeting.network.endpointCount(latecomer.name), 0, 'no connection was made');
  assert.equal(latecomer.shown(), []);
  await meeting.end();
});

test('the old link is explained also when no host is there any more, by one of those inside', async () => {
  const { meeting, host } = await ledMeeting(3);
  await host.session.renewal.renew(() => true);
  await meeting.run(40_000);
  await host.leave();
  await meeting.run(2_000);
  const latecomer = await meeting.join('with the old link');
  const answers = new Set<string>();
  latecomer.session.signaling.on('hello', ({ peerId }) => answers.add(peerId));
  await meeting.until('it is told', () => stateOf(latecomer) === 'renewed', 1_000);
  await meeting.run(10_000);
  assert.is(answers.size, 1, 'the others keep quiet');
  assert.is(meeting.network.endpointCount(latecomer.name), 0, 'no connection was made');
  await meeting.end();
});

test('who was removed is not told by somebody either who has not heard of the removal', async () => {
  const { meeting, host, guests } = await ledMeeting(3);
  const [target, cutOff] = guests;
  if (target === undefined || cutOff === undefined) throw new Error('nobody');
  const { desk, renewal } = host.session;
  const present = meeting.present.map(({ identity }) => identity.id);
  // The waiting room was on before, so a removal changes nothing else.
  await desk.issue(policyDrafts(desk.book(), { ...OPEN_POLICY, lobby: true }, present));
  await meeting.run(3_000);
  const heard: string[] = [];
  target.session.signaling.on('message', ({ message }) => heard.push(message.type));
  const seen = renewals([cutOff]);
  meeting.path.block(host.name, cutOff.name);
  await meeting.run(4_000);
  const stay = present.filter((id) => id !== target.identity.id);
  await desk.issue(removeDrafts(desk.book(), target.identity.id, stay));
  await renewal.renew(() => true);
  await meeting.run(6_000);
  assert.not(heard.includes('newlink'));
  assert.is(seen.get(cutOff)?.length, 1, 'who stays was told');
  await meeting.end();
});

test('who was removed cannot put false secrets in the place of the right ones', async () => {
  const { meeting, host, guests } = await ledMeeting(2);
  const [target, guest] = guests;
  if (target === undefined || guest === undefined) throw new Error('nobody');
  const { desk } = host.session;
  const stay = [host, guest].map(({ identity }) => identity.id);
  const seen = renewals([guest]);
  const tell = async (from: Person, secret: Bytes) => {
    const text = toBase64url(secret);
    const message = { type: 'newlink', epoch: 1, secret: text, roomSecret: text } as const;
    assert.ok(await from.session.signaling.send(guest.identity.id, message), 'it gets there');
    await meeting.run(50);
  };
  const { secret } = await guestSecretOf(HOST_ROOT, 1);
  await tell(host, secret);
  await desk.issue(removeDrafts(desk.book(), target.identity.id, stay));
  await meeting.run(50);
  // Its connections are not closed yet.
  await tell(target, new Uint8Array(16));
  const check = toBase64url(await hash16(label('newlink', secret, secret)));
  const room = toBase64url((await hostedKeys).room);
  const counter = highestCounter(desk.book()) + 1;
  const signer = await createHostSigner(HOST_ROOT);
  const order = await signer.sign(
    writeStatement({ type: 'newlink', epoch: 1, check }, room, counter),
  );
  await guest.session.desk.receive([order], host.identity.id);
  await meeting.run(50);
  assert.equal(seen.get(guest), [String(secret)]);
  await meeting.end();
});

test('a host who comes by the old link finds the new room by itself', async () => {
  const { meeting, host } = await ledMeeting(2);
  await host.session.renewal.renew(() => true);
  await meeting.run(40_000);
  const second = await meeting.join('second device', {}, { host: true });
  await meeting.until('it is there', () => isWhole(meeting), 10_000);
  assert.is(stateOf(second), 'inside');
  await meeting.end();
});

test('whoever missed the secret is told by others within five seconds', async () => {
  const { meeting, host, guests } = await ledMeeting(3);
  const [victim] = guests;
  if (victim === undefined) throw new Error('nobody');
  const seen = renewals([victim]);
  meeting.path.block(host.name, victim.name);
  await meeting.run(3_000);
  meeting.relay.decide((_frame, from) => (from === host.name ? 'drop' : 'pass'));
  await host.session.renewal.renew(() => true);
  await meeting.until('it knows', () => seen.get(victim)?.length === 1, 5_000);
  await meeting.end();
});

test('the link is renewed twice: all are in the last room, the oldest link still explains', async () => {
  const { meeting, host } = await ledMeeting(2);
  const seen = renewals(meeting.present);
  await host.session.renewal.renew(() => true);
  await meeting.run(35_000);
  await host.session.renewal.renew(() => true);
  await meeting.until(
    'all know',
    () => [...seen.values()].every((list) => list.length === 2),
    1_000,
  );
  await meeting.run(35_000);
  assert.ok(isWhole(meeting));
  const latecomer = await meeting.join('with the oldest link');
  await meeting.until('it is told', () => stateOf(latecomer) === 'renewed', 1_000);
  await meeting.end();
});

test('false secrets lead nobody astray, neither guests nor the host', async () => {
  const { meeting, host, guests } = await ledMeeting(2);
  const [mallory] = guests;
  if (mallory === undefined) throw new Error('nobody');
  const seen = renewals(meeting.present);
  const junk = 'A'.repeat(22);
  for (const { identity } of meeting.present) {
    await mallory.session.signaling.send(identity.id, {
      type: 'newlink',
      epoch: 1,
      secret: junk,
      roomSecret: junk,
    });
  }
  await meeting.run(3_000);
  assert.ok(
    [...seen.values()].every((list) => list.length === 0),
    'nothing without an order',
  );
  await host.session.renewal.renew(() => true);
  await meeting.run(3_000);
  const secrets = new Set([...seen.values()].flat());
  assert.is(secrets.size, 1);
  assert.not(secrets.has(String(new Uint8Array(16))));
  assert.ok([...seen.values()].every((list) => list.length === 1));
  assert.ok(isWhole(meeting));
  await meeting.end();
});

test.run();
