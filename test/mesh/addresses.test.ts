// Who hides the own address tells it to nobody, in whatever is said before it is sealed; the transport
// in memory leaks on purpose, so it is our own rules that hold.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { PairMessage } from '../../client/signaling/messages.ts';
import { policyDrafts } from '../../client/signaling/orders/drafts.ts';
import { OPEN_POLICY } from '../../client/signaling/orders/statement.ts';
import { createMeeting, type Meeting, type MeetingOptions, type Person } from '../support/meet.ts';
import { assertWhole, isWhole } from '../support/meeting-checks.ts';
import { OWN_ADDRESS } from '../support/memory-sdp.ts';

const test = suite('mesh: addresses');

const TURN = [{ urls: 'turn:turn.test', username: 'u', credential: 'c' }];
const HIDING = { ...OPEN_POLICY, hideAddresses: true };

interface Watched {
  person: Person;
  /** Everything that this person said to others, before it was sealed. */
  said: string[];
  detours: boolean[];
}

async function come(meeting: Meeting, { hides = false, host = false } = {}): Promise<Watched> {
  const person = await meeting.join(undefined, {}, { host });
  const { signaling, mesh } = person.session;
  const said: string[] = [];
  const { send } = signaling;
  signaling.send = (peerId: string, message: PairMessage) => {
    said.push(JSON.stringify(message));
    return send(peerId, message);
  };
  const detours: boolean[] = [];
  mesh.on('detour', ({ reachable }) => void detours.push(reachable));
  mesh.hideAddress(hides);
  return { person, said, detours };
}

const tells = ({ said }: Watched) => said.filter((text) => text.includes(OWN_ADDRESS)).length;
const count = ({ said }: Watched, what: string) =>
  said.filter((text) => text.includes(what)).length;

/** Whether the paths between this person and everybody it is connected with lead through TURN. */
async function relayed({ person }: Watched): Promise<boolean[]> {
  const { mesh } = person.session;
  const all = await Promise.all(mesh.connected().map((peerId) => mesh.stats(peerId)));
  return all.map((stats) => stats?.relayed === true);
}

function assertNobodyWasGone(all: readonly Watched[]) {
  for (const { person } of all) {
    for (const sighting of person.seen.values()) {
      assert.is(sighting.state, 'open');
      assert.equal([sighting.ups, sighting.gones], [1, 0]);
      assert.is(sighting.states.filter(({ state }) => state === 'open').length, 1);
    }
  }
}

async function meet(people: Parameters<typeof come>[1][], options: MeetingOptions = {}) {
  const meeting = await createMeeting({ iceServers: TURN, hosted: true, ...options });
  const all: Watched[] = [];
  for (const how of people) all.push(await come(meeting, how));
  await meeting.until('a full mesh', () => isWhole(meeting), 5_000);
  await meeting.run(500);
  return { meeting, all };
}

test('who hides the own address tells it to nobody, and is connected all the same', async () => {
  const { meeting, all } = await meet([{}, { hides: true }, {}]);
  const [first, hidden, last] = all;
  if (!first || !hidden || !last) throw new Error('somebody is missing');
  assert.is(tells(hidden), 0);
  assert.ok(count(hidden, 'typ relay') > 0, 'relayed candidates are told');
  assert.ok(count(hidden, 'raddr 0.0.0.0 rport 0') > 0);
  assert.ok(tells(first) > 0 && tells(last) > 0, 'others tell theirs, so the test sees them');
  await assertWhole(meeting);
  await meeting.end();
});

test('hiding in the middle of a meeting moves to new paths, and nobody is gone for a moment', async () => {
  const { meeting, all } = await meet([{}, {}, {}]);
  const [, changed, other] = all;
  if (!changed || !other) throw new Error('somebody is missing');
  assert.equal(await relayed(changed), [false, false]);
  for (const { said } of all) said.length = 0;
  changed.person.session.mesh.hideAddress(true);
  await meeting.run(3_000);
  assert.is(tells(changed), 0);
  assert.ok(count(changed, 'typ relay') > 0);
  assert.equal(await relayed(changed), [true, true]);
  assert.equal((await relayed(other)).toSorted(), [false, false], 'the other hides nothing');
  assertNobodyWasGone(all);
  await assertWhole(meeting);
  changed.person.session.mesh.hideAddress(false);
  await meeting.run(3_000);
  assert.equal(await relayed(changed), [false, false]);
  assertNobodyWasGone(all);
  await assertWhole(meeting);
  await meeting.end();
});

test('when many change their minds at once and again, the last word holds', async () => {
  const { meeting, all } = await meet([{}, {}, {}]);
  for (const { person } of all) person.session.mesh.hideAddress(true);
  await meeting.run(30);
  for (const { person } of all) person.session.mesh.hideAddress(false);
  await meeting.run(70);
  for (const { person } of all) person.session.mesh.hideAddress(true);
  await meeting.run(12_000);
  for (const one of all) assert.equal(await relayed(one), [true, true]);
  assertNobodyWasGone(all);
  await assertWhole(meeting);
  await meeting.end();
});

test('the old path is given up even where no TURN server answers, until addresses may be told again', async () => {
  const { meeting, all } = await meet([{}, {}], { iceServers: [] });
  for (const { person, said } of all) {
    said.length = 0;
    person.session.mesh.hideAddress(true);
  }
  await meeting.run(6_500);
  for (const one of all) assert.is(tells(one), 0);
  assert.ok(
    all.some(({ detours }) => detours.includes(false)),
    'it is told',
  );
  assert.equal(meeting.network.connections(), []);
  for (const { person } of all) {
    for (const { gones, state } of person.seen.values()) {
      assert.equal([gones, state], [0, 'recovering']);
    }
  }
  for (const { person } of all) person.session.mesh.hideAddress(false);
  await assertWhole(meeting, { limitMs: 5_000 });
  await meeting.end();
});

test('by a host’s order nobody tells an address, present or new, and none is taken', async () => {
  const { meeting, all } = await meet([{ host: true }, {}]);
  const [host] = all;
  if (!host) throw new Error('nobody');
  const { desk } = host.person.session;
  await desk.issue(policyDrafts(desk.book(), HIDING, []));
  await meeting.run(200);
  for (const { said } of all) said.length = 0;
  await meeting.run(3_000);
  assertNobodyWasGone(all);
  const late = await come(meeting);
  await meeting.until('a full mesh', () => isWhole(meeting), 5_000);
  await meeting.run(500);
  const [, guest] = all;
  if (!guest) throw new Error('nobody');
  assert.is(tells(host), 0);
  assert.is(tells(guest), 0);
  assert.is(tells(late), 0, 'the order came before the first description');
  assert.ok(count(late, 'typ relay') > 0);
  for (const one of [host, guest, late]) assert.equal(await relayed(one), [true, true]);
  await assertWhole(meeting);
  await meeting.end();
});

test('without a TURN server that answers, one learns it within four seconds', async () => {
  const meeting = await createMeeting({ hosted: true });
  const hidden = await come(meeting, { hides: true });
  await come(meeting);
  await meeting.run(4_000);
  assert.equal(hidden.detours, [false]);
  assert.is(tells(hidden), 0);
  await meeting.end();
});

test.run();
