// Hostile and broken clients on real sockets: each is ended for its own reason, the others notice nothing.
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CLOSE_CODES } from '../../shared/close-codes.ts';
import { MAX_FRAME_BYTES } from '../../shared/limits.ts';
import { encodeFrame } from '../../shared/relay-protocol.ts';
import {
  bodyOf,
  dial,
  enter,
  enterRaw,
  introduce,
  metric,
  newMeeting,
  rawFrame,
  refusalStatus,
  startTestRelay,
  textOf,
} from './support.ts';
import type { TestRelay } from './support.ts';

const test = suite<{ relay: TestRelay }>('hostile');

test.before.each(async (context) => {
  context.relay = await startTestRelay({ maxConnectionsPerAddress: 0 }, { handshakeMs: 300 });
});
test.after.each(({ relay }) => relay.close());

/** Two members talk to each other, so the relay lives. */
async function assertAlive(relay: TestRelay): Promise<void> {
  const meeting = newMeeting();
  const [a, b] = [await enter(relay, meeting), await enter(relay, meeting)];
  b.send(0, 'still there?');
  assert.is(textOf(await a.next()), 'still there?');
  a.socket.close();
  b.socket.close();
}

test('a text frame is a bad frame', async ({ relay }) => {
  const client = await enter(relay, newMeeting());
  client.socket.send('{"type":"join"}');
  assert.is(await client.closed, CLOSE_CODES.badFrame);
  await assertAlive(relay);
});

test('a frame without all of its routing bytes is a bad frame', async ({ relay }) => {
  for (const length of [0, 1, 3]) {
    const client = await enter(relay, newMeeting());
    client.socket.send(Buffer.alloc(length));
    assert.is(await client.closed, CLOSE_CODES.badFrame);
  }
});

test('the largest frame passes, one byte more is too big', async ({ relay }) => {
  const meeting = newMeeting();
  const [a, b] = [await enter(relay, meeting), await enter(relay, meeting)];
  b.socket.send(encodeFrame(0, bodyOf(MAX_FRAME_BYTES)));
  assert.is(textOf(await a.next()).length, MAX_FRAME_BYTES - 4);
  b.socket.send(encodeFrame(0, bodyOf(MAX_FRAME_BYTES + 1)));
  assert.is(await b.closed, CLOSE_CODES.frameTooBig);
  assert.is((await a.next()).type, 'left');
});

test('a huge frame is refused by its announcement, before any of it is here', async ({ relay }) => {
  const socket = await enterRaw(relay, newMeeting());
  const head = Buffer.alloc(14);
  head[0] = 0x82;
  head[1] = 0xff;
  head.writeBigUInt64BE(100n * 1024n * 1024n, 2);
  socket.write(head);
  const [answer] = await once(socket, 'data');
  assert.is(answer.readUInt16BE(2), CLOSE_CODES.frameTooBig);
  socket.destroy();
});

test('a message in endless fragments is cut off', async ({ relay }) => {
  const socket = await enterRaw(relay, newMeeting());
  socket.write(rawFrame(0x02, new Uint8Array(8)));
  for (let fragment = 0; fragment < 40; fragment++) socket.write(rawFrame(0x00, new Uint8Array(0)));
  const [answer] = await once(socket, 'data');
  assert.is(answer[0], 0x88);
  socket.destroy();
  await assertAlive(relay);
});

test('a flood of frames ends the flooder alone', async ({ relay }) => {
  const meeting = newMeeting();
  const [a, b, flooder] = [
    await enter(relay, meeting),
    await enter(relay, meeting),
    await enter(relay, meeting),
  ];
  const number = await introduce(flooder, b);
  await a.next();
  for (let frame = 0; frame < 1000; frame++) flooder.send(number, 'x');
  assert.is(await flooder.closed, CLOSE_CODES.tooManyMessages);
  assert.equal(await a.next(), { type: 'left', member: number });
  a.send(0, 'calm');
  assert.is((await b.next()).type, 'left');
  assert.is(textOf(await b.next()), 'calm');
});

test('pings and pongs are paid for like frames', async ({ relay }) => {
  for (const kind of ['ping', 'pong'] as const) {
    const client = await enter(relay, newMeeting());
    for (let count = 0; count < 1000; count++) client.socket[kind]();
    assert.is(await client.closed, CLOSE_CODES.tooManyMessages);
  }
});

test('who does not read is dropped, and the others get everything', async ({ relay }) => {
  const open = await startTestRelay({ messagesPerSecond: 0 });
  const meeting = newMeeting();
  const slow = await enterRaw(open, meeting);
  slow.pause();
  const [speaker, listener] = [await enter(open, meeting), await enter(open, meeting)];
  const sent = 400;
  const body = bodyOf(MAX_FRAME_BYTES);
  let got = 0;
  const reading = (async () => {
    while (got < sent) if ((await listener.next()).type === 'message') got++;
  })();
  for (let frame = 0; frame < sent; frame++) {
    await new Promise((resolve) => speaker.socket.send(encodeFrame(0, body), resolve));
  }
  await reading;
  assert.is(got, sent);
  assert.is(await metric(open, 'connections'), 2);
  const metrics = await (await fetch(`http://127.0.0.1:${open.port}/metrics`)).text();
  assert.match(metrics, 'schnack_dropped_total{reason="slowConsumer"} 1');
  slow.destroy();
  await open.close();
  await assertAlive(relay);
});

test('a half-open socket is found by the heartbeat, and its place is free', async () => {
  const relay = await startTestRelay({}, { heartbeatMs: 150 });
  const meeting = newMeeting();
  const silent = await enterRaw(relay, meeting);
  const watcher = await enter(relay, meeting);
  assert.is((await watcher.next()).type, 'left');
  assert.is(await metric(relay, 'connections'), 1);
  silent.destroy();
  await relay.close();
});

test('who answers pings stays', async () => {
  const relay = await startTestRelay({}, { heartbeatMs: 60 });
  const client = await enter(relay, newMeeting());
  for (let ping = 0; ping < 6; ping++) await once(client.socket, 'ping');
  assert.is(client.socket.readyState, client.socket.OPEN);
  await relay.close();
});

test('refuses the upgrade with a status', async ({ relay }) => {
  const meeting = newMeeting();
  const status = (options: Parameters<typeof dial>[2]) =>
    refusalStatus(dial(relay, meeting, options));
  assert.is(await status({ origin: 'https://evil.example' }), 403);
  assert.is(await status({ protocols: ['schnack.2', meeting.join] }), 403);
  assert.is(await status({ protocols: ['schnack.1'] }), 403);
  assert.is(await status({ protocols: ['schnack.1', newMeeting().join] }), 403);
  assert.is(await status({ path: '/relay/short' }), 404);
  assert.is(await status({ path: '/' }), 404);
});

test('lets in pages of the same host and never says the proof back', async ({ relay }) => {
  const client = await enter(relay, newMeeting(), { origin: `http://127.0.0.1:${relay.port}` });
  assert.is(client.socket.protocol, 'schnack.1');
});

test('a request that is no WebSocket gets no room', async ({ relay }) => {
  const { room } = newMeeting();
  const page = await fetch(`http://127.0.0.1:${relay.port}/relay/${room}`);
  assert.is(page.status, 404);
  const socket = connectTcp(relay.port, '127.0.0.1');
  socket.write(
    `GET /relay/${room} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`,
  );
  const [answer] = await once(socket, 'data');
  assert.match(String(answer), /^HTTP\/1\.1 4\d\d /);
  socket.destroy();
});

test('bytes that are no HTTP, headers without end and slow requests are cut', async ({ relay }) => {
  const beginnings = [
    Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00]),
    `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`,
    'GET / HTTP/1.1\r\nHost: slow',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n',
    '',
  ];
  for (const beginning of beginnings) {
    const socket = connectTcp(relay.port, '127.0.0.1');
    socket.on('error', (error: NodeJS.ErrnoException) => assert.is(error.code, 'ECONNRESET'));
    if (beginning.length > 0) socket.write(beginning);
    socket.resume();
    await once(socket, 'close');
  }
  await assertAlive(relay);
});

test.run();
