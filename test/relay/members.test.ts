// Members on real sockets: frames, numbers, leaving, a full room, TURN, draining.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CLOSE_CODES } from '../../shared/close-codes.ts';
import type { RelayFrame } from '../../shared/relay-protocol.ts';
import { enter, introduce, metric, newMeeting, startTestRelay, textOf } from './support.ts';
import type { Client, TestRelay } from './support.ts';

const test = suite<{ relay: TestRelay }>('members');

test.before.each(async (context) => {
  context.relay = await startTestRelay({
    maxRoomSize: 3,
    turnUrls: ['turn:turn.example:3478'],
    turnSecret: 'a secret of coturn',
  });
});
test.after.each(({ relay }) => relay.close());

async function turnOf(client: Client): Promise<unknown> {
  const frame: RelayFrame = await client.next();
  assert.is(frame.type, 'turn');
  return frame.type === 'turn' ? JSON.parse(Buffer.from(frame.json).toString()) : null;
}

async function enterPair(relay: TestRelay): Promise<[Client, Client]> {
  const meeting = newMeeting();
  const older = await enter(relay, meeting);
  const newcomer = await enter(relay, meeting);
  await turnOf(older);
  await turnOf(newcomer);
  return [older, newcomer];
}

test('two members greet and answer each other by number', async ({ relay }) => {
  const [older, newcomer] = await enterPair(relay);
  newcomer.send(0, 'hello');
  const hello = await older.next();
  assert.is(textOf(hello), 'hello');
  older.send(hello.type === 'message' ? hello.from : 0, 'offer');
  const offer = await newcomer.next();
  assert.is(textOf(offer), 'offer');
  assert.ok(offer.type === 'message' && hello.type === 'message' && offer.from !== hello.from);
});

test('rooms do not hear each other', async ({ relay }) => {
  const [a, b] = await enterPair(relay);
  const [c, d] = await enterPair(relay);
  a.send(0, 'to b');
  c.send(0, 'to d');
  assert.is(textOf(await b.next()), 'to b');
  assert.is(textOf(await d.next()), 'to d');
});

test('the others hear at once who left, also when its process died', async ({ relay }) => {
  const [older, newcomer] = await enterPair(relay);
  const number = await introduce(newcomer, older);
  newcomer.socket.terminate();
  assert.equal(await older.next(), { type: 'left', member: number });
});

test('the first member gets TURN credentials only when a second one is there', async ({
  relay,
}) => {
  const meeting = newMeeting();
  const older = await enter(relay, meeting);
  assert.is(await metric(relay, 'turn_issued_total'), 0);
  const newcomer = await enter(relay, meeting);
  newcomer.send(0, 'hello');
  const given = (await turnOf(older)) as {
    iceServers: Record<string, string>[];
    ttlSeconds: number;
  };
  assert.is(textOf(await older.next()), 'hello');
  await turnOf(newcomer);
  assert.is(given.ttlSeconds, 3600);
  assert.equal(given.iceServers[0]?.['urls'], ['turn:turn.example:3478']);
  assert.match(given.iceServers[0]?.['username'] ?? '', /^\d{10}:[\w-]{16}$/);
  assert.is(given.iceServers[0]?.['credential']?.length, 28);
  assert.is(await metric(relay, 'turn_issued_total'), 2);
});

test('a third member gets credentials of its own and those of the others stay', async ({
  relay,
}) => {
  const meeting = newMeeting();
  const clients = [await enter(relay, meeting), await enter(relay, meeting)];
  clients.push(await enter(relay, meeting));
  const names = await Promise.all(
    clients.map(async (client) => JSON.stringify(await turnOf(client))),
  );
  assert.is(new Set(names).size, 3);
  assert.is(await metric(relay, 'turn_issued_total'), 3);
});

test('credentials are renewed before they end', async () => {
  const relay = await startTestRelay(
    {
      turnUrls: ['turn:turn.example:3478'],
      turnSecret: 'a secret of coturn',
      turnTtlSeconds: 60,
    },
    { heartbeatMs: 300 },
  );
  const [older] = await enterPair(relay);
  await turnOf(older);
  await relay.close();
});

test('a full room says so and takes the next one when somebody left', async ({ relay }) => {
  const meeting = newMeeting();
  const members = [];
  for (let member = 0; member < 3; member++) members.push(await enter(relay, meeting));
  const late = await enter(relay, meeting);
  assert.is(await late.closed, CLOSE_CODES.roomFull);
  members[0]?.socket.close();
  await members[0]?.closed;
  const next = await enter(relay, meeting);
  await turnOf(next);
});

test('of many who run for the last place exactly one gets it', async ({ relay }) => {
  const meeting = newMeeting();
  await enter(relay, meeting);
  await enter(relay, meeting);
  const runners = await Promise.all(Array.from({ length: 8 }, () => enter(relay, meeting)));
  const outcomes = await Promise.all(
    runners.map((runner) => Promise.race([runner.closed, runner.next().then(({ type }) => type)])),
  );
  assert.is(outcomes.filter((outcome) => outcome === 'turn').length, 1);
  assert.is(outcomes.filter((outcome) => outcome === CLOSE_CODES.roomFull).length, 7);
  assert.is(await metric(relay, 'connections'), 3);
});

test('an address with too many connections or joins is told so', async () => {
  const relay = await startTestRelay({
    maxConnectionsPerAddress: 2,
    maxJoinsPerMinutePerAddress: 3,
    trustProxy: 1,
  });
  const from = (address: string) =>
    enter(relay, newMeeting(), { headers: { 'X-Forwarded-For': address } });
  const first = await from('192.0.2.1');
  await from('192.0.2.1');
  assert.is(await (await from('192.0.2.1')).closed, CLOSE_CODES.tooManyFromAddress);
  await from('192.0.2.2');
  first.socket.close();
  await first.closed;
  const third = await from('192.0.2.1');
  third.socket.close();
  await third.closed;
  assert.is(await (await from('192.0.2.1')).closed, CLOSE_CODES.tooManyFromAddress);
  await relay.close();
});

test('draining gives notice, closes everybody, says nothing of leaving, and takes nobody', async () => {
  const relay = await startTestRelay({ shutdownGraceSeconds: 1 });
  const meeting = newMeeting();
  const members = [await enter(relay, meeting), await enter(relay, meeting)];
  const closing = relay.close();
  for (const member of members) {
    assert.equal(await member.next(), { type: 'notice', notice: 'draining' });
  }
  const ready = await fetch(`http://127.0.0.1:${relay.port}/readyz`);
  assert.is(ready.status, 503);
  await enter(relay, meeting).then(
    () => assert.unreachable('nobody is let in while draining'),
    (error: Error) => assert.match(error.message, /503/),
  );
  const heard = members.map((member) => member.next().then(textOf));
  const codes = await Promise.all(members.map((member) => member.closed));
  assert.equal(codes, [CLOSE_CODES.draining, CLOSE_CODES.draining]);
  assert.is(await Promise.race([...heard, Promise.resolve('nothing')]), 'nothing');
  await closing;
});

test('closing twice is closing once', async () => {
  const relay = await startTestRelay();
  await Promise.all([relay.close(), relay.close()]);
});

test.run();
