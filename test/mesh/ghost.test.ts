// Ghosts and quarrels: replayed introductions, ends that only one side knows of, and stale numbers.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ROUTING_BYTES, routeOf } from '../../shared/relay-protocol.ts';
import { createMeeting, type Meeting, type Person } from '../support/meet.ts';
import { assertWhole } from '../support/meeting-checks.ts';

const test = suite('mesh: ghost');

async function trio(): Promise<[Meeting, Person, Person, Person]> {
  const meeting = await createMeeting();
  const one = await meeting.join();
  await meeting.run(100);
  const other = await meeting.join();
  await meeting.run(100);
  const third = await meeting.join();
  await assertWhole(meeting);
  return [meeting, one, other, third];
}

test('a replayed hello of somebody who left makes no shown ghost and is cleaned up', async () => {
  const [meeting, , , leaver] = await trio();
  // The third to join said the last hello to everybody.
  const hello = meeting.relay.recorded().findLast((frame) => routeOf(frame) === 0);
  await leaver.leave();
  await meeting.run(1_000);
  for (const { name } of meeting.present) {
    meeting.relay.forge(name, 4711, hello?.subarray(ROUTING_BYTES) ?? new Uint8Array());
  }
  await meeting.run(1_000);
  assert.is(meeting.network.endpointCount(), 4, 'a connection is offered to the stranger');
  await meeting.run(20_000);
  assert.is(meeting.network.endpointCount(), 2, 'and taken back');
  for (const person of meeting.present) assert.is(person.of(leaver)?.ups, 1);
  await assertWhole(meeting);
  await meeting.end();
});

test('all that somebody ever said, replayed after they left, raises no ghost', async () => {
  const [meeting, one, , leaver] = await trio();
  const number = meeting.relay.numberOf(leaver.name);
  const own = meeting.relay.numberOf(one.name);
  const said = meeting.relay
    .recorded()
    .filter((frame) => [0, number, own].includes(routeOf(frame)))
    .map((frame) => frame.slice(ROUTING_BYTES));
  await leaver.leave();
  await meeting.run(1_000);
  for (const body of said) meeting.relay.forge(one.name, 4711, body);
  await meeting.run(20_000);
  assert.is(one.of(leaver)?.ups, 1);
  assert.equal(one.shown().length, 1);
  await assertWhole(meeting);
  await meeting.end();
});

test('somebody forgotten who comes back under the same identity is understood again', async () => {
  const [meeting, one, other] = await trio();
  // Long enough without relay and path for both to give each other up.
  meeting.relay.kill();
  meeting.path.block(one.name, other.name);
  await meeting.until(
    'given up',
    () => one.of(other)?.gones === 1 && other.of(one)?.gones === 1,
    90_000,
  );
  meeting.path.unblock(one.name, other.name);
  meeting.relay.restart();
  await meeting.until(
    'shown again',
    () => one.shown().length === 2 && other.shown().length === 2,
    20_000,
  );
  await meeting.until(
    'open',
    () => one.of(other)?.state === 'open' && other.of(one)?.state === 'open',
  );
  assert.is(meeting.network.connections().length, 3);
  await meeting.end();
});

test('a connection that one side closes for its own reasons is replaced, not mourned', async () => {
  const [meeting, one, other] = await trio();
  const { mesh } = one.session;
  // The offer of the new connection is lost on its way; the old one was closed already.
  meeting.relay.decide((_frame, from) => (from === one.name ? 'drop' : 'pass'));
  mesh.retry(other.identity.id);
  await meeting.run(200);
  meeting.relay.decide(() => 'pass');
  await assertWhole(meeting, { limitMs: 20_000 });
  await meeting.end();
});

test('a frame that arrives with the end of a socket does not leave a stale number behind', async () => {
  for (let seed = 1; seed <= 10; seed += 1) {
    const meeting = await createMeeting({ seed, relayDelayMs: 30 });
    await meeting.join();
    await meeting.join();
    await meeting.run(meeting.random() * 60);
    meeting.relay.kill();
    meeting.relay.restart();
    await meeting.join();
    await meeting.run(meeting.random() * 60);
    meeting.relay.kill();
    meeting.relay.restart();
    await assertWhole(meeting, { note: `seed ${seed}`, limitMs: 6_000 });
    await meeting.end();
  }
});

test('a connection whose certificate is not the announced one is closed before a word is heard', async () => {
  const [meeting, one] = await trio();
  const impostor = await meeting.join('impostor', { used: new Uint8Array(32) });
  await meeting.until('closed', () => one.of(impostor)?.gones === 1, 2_000);
  impostor.say(null, 'let me in');
  await meeting.run(1_000);
  assert.ok(one.of(impostor)?.states.every(({ state }) => state !== 'open'));
  assert.not.ok(one.heard.some((text) => text.includes('let me in')));
  await meeting.end();
});

test('a listener that throws does not stop the signals of others', async () => {
  const meeting = await createMeeting();
  const one = await meeting.join();
  const life = new AbortController();
  one.session.signaling.on(
    'hello',
    () => {
      life.abort();
      throw new Error('a mistake of the embedding program');
    },
    life.signal,
  );
  await meeting.join();
  await meeting.run(1_000);
  await meeting.join();
  await assertWhole(meeting, { limitMs: 20_000 });
  await meeting.end();
});

test.run();
