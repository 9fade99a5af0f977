// While the relay is dead, others carry the signals of two who have lost each other.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Meeting, Person } from '../support/meet.ts';
import { assertWhole, meetingOf } from '../support/meeting-checks.ts';

const test = suite('mesh: signals by others');
/** By then an ICE agent has given its path up, and does not come back without a restart. */
const BEYOND_CONSENT_MS = 40_000;

async function withoutRelay(size: number): Promise<{ meeting: Meeting; people: Person[] }> {
  const meeting = await meetingOf(size);
  meeting.relay.kill();
  await meeting.run(1_000);
  return { meeting, people: [...meeting.present] };
}

test('two who lost each other for long find each other again by a third', async () => {
  const { meeting, people } = await withoutRelay(3);
  const [one, other, third] = people as [Person, Person, Person];
  meeting.path.block(one.name, other.name);
  await meeting.run(BEYOND_CONSENT_MS);
  meeting.path.unblock(one.name, other.name);
  await assertWhole(meeting, { limitMs: 15_000 });
  for (const seen of [third.of(one), third.of(other)]) {
    assert.equal(
      seen?.states.map(({ state }) => state),
      ['open'],
      'the third notices nothing',
    );
  }
  await meeting.end();
});

test('two alone have nobody to carry for them', async () => {
  const { meeting, people } = await withoutRelay(2);
  const [one, other] = people as [Person, Person];
  const offers = meeting.network.offerCount();
  meeting.path.block(one.name, other.name);
  await meeting.run(BEYOND_CONSENT_MS);
  assert.is(meeting.network.offerCount(), offers, 'nothing is tried');
  await meeting.end();
});

test('where one of the others has lost the peer as well, another one carries', async () => {
  const { meeting, people } = await withoutRelay(4);
  const [one, other, deaf] = people as [Person, Person, Person];
  meeting.path.block(one.name, other.name);
  meeting.path.block(deaf.name, other.name);
  await meeting.run(BEYOND_CONSENT_MS);
  meeting.path.unblock(one.name, other.name);
  const found = () => one.of(other)?.state === 'open' && other.of(one)?.state === 'open';
  await meeting.until('they are connected', found, 20_000);
  await meeting.end();
});

test('whoever is really gone loses its tile as soon as before, and it does not come back', async () => {
  const { meeting, people } = await withoutRelay(3);
  const [one, other, victim] = people as [Person, Person, Person];
  victim.kill();
  const isAway = () => [one, other].every((person) => person.of(victim)?.state === 'away');
  const tookMs = await meeting.until('both have noticed', isAway, 4_000);
  assert.ok(tookMs < 3_000, `${tookMs} ms`);
  await meeting.run(90_000);
  for (const person of [one, other]) {
    assert.is(person.of(victim)?.states.at(-1)?.state, 'away');
    assert.is(person.of(victim)?.gones, 1);
  }
  await meeting.end();
});

test.run();
