// Signaling over a relay that the test plays; what it refuses is in test/security/.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { numberedIdentity, numberedMeeting } from '../../test/support/identities.ts';
import { settled } from '../../test/support/settle.ts';
import { encodeFrame } from '../../shared/relay-protocol.ts';
import type { Bytes } from '../kit/bytes.ts';
import { createEmitter } from '../kit/emitter.ts';
import { sealHello } from './hello.ts';
import type { Identity } from './identity.ts';
import { roomName } from './meeting-keys.ts';
import type { RelaySocket, RelaySocketEvents } from './relay-socket.ts';
import { createSignaling, relayAddress } from './signaling.ts';

const test = suite('signaling');

async function setUp(number: number) {
  const keys = await numberedMeeting(1);
  const identity = await numberedIdentity(number);
  const { on, emit } = createEmitter<RelaySocketEvents>();
  const sent: { to: number; body: Bytes }[] = [];
  let connections = 1;
  let isOpen = true;
  const relay: RelaySocket = {
    on,
    isOpen: () => isOpen,
    refusal: () => null,
    connections: () => connections,
    renew: () => undefined,
    send(to, body) {
      sent.push({ to, body: encodeFrame(to, body).slice(4) });
      return true;
    },
  };
  const life = new AbortController();
  const options = { identity, keys, relay, name: 'me', capabilities: [], build: 'test' };
  const signaling = createSignaling(options, life.signal);
  const messages: string[] = [];
  const hellos: string[] = [];
  signaling.on('message', ({ message }) => messages.push(message.type));
  signaling.on('hello', ({ hello }) => hellos.push(hello.build));
  return {
    keys,
    identity,
    signaling,
    sent,
    emit,
    messages,
    hellos,
    helloOf: (other: Identity, asks = true) =>
      sealHello({ ...other, asks, capabilities: [], build: 'other' }, keys),
    lose() {
      isOpen = false;
      emit('lost', { reason: null, everOpen: true });
    },
    regain() {
      isOpen = true;
      connections += 1;
      emit('open', undefined);
    },
  };
}

test('the address is the room, and the proof is in the subprotocols', async () => {
  const keys = await numberedMeeting(1);
  const { url, protocols } = relayAddress('https://meet.test', keys);
  assert.is(url, `wss://meet.test/relay/${roomName(keys)}`);
  assert.is(protocols[0], 'schnack.1');
  assert.match(protocols[1] ?? '', /^[\w-]{22}$/);
  assert.match(relayAddress('http://localhost:8080', keys).url, /^ws:\/\/localhost:8080\/relay\//);
});

test('an open socket says hello to everybody, and a hello that asks is answered to its sender alone', async () => {
  const { emit, sent, hellos, helloOf } = await setUp(1);
  emit('open', undefined);
  await settled();
  assert.equal(
    sent.map(({ to }) => to),
    [0],
  );
  emit('message', { from: 7, body: await helloOf(await numberedIdentity(2)) });
  await settled();
  assert.equal(
    sent.map(({ to }) => to),
    [0, 7],
  );
  assert.equal(hellos, ['other']);
  emit('message', { from: 8, body: await helloOf(await numberedIdentity(3), false) });
  await settled();
  assert.is(sent.length, 2, 'a hello that does not ask gets no answer');
});

test('what came over an earlier socket gives nobody a number', async () => {
  const { emit, signaling, helloOf, lose, regain } = await setUp(1);
  const other = await numberedIdentity(2);
  emit('message', { from: 7, body: await helloOf(other) });
  lose();
  regain();
  await settled();
  assert.is(signaling.canReachByRelay(other.id), false);
});

test('signals take the channel of a peer when it has one, and the relay when that refuses', async () => {
  const { emit, signaling, sent, helloOf } = await setUp(1);
  const other = await numberedIdentity(2);
  emit('message', { from: 7, body: await helloOf(other, false) });
  await settled();
  const overChannel: Bytes[] = [];
  let takes = true;
  signaling.bindChannel(other.id, (sealed) => {
    if (takes) overChannel.push(sealed);
    return takes;
  });
  assert.is(await signaling.send(other.id, { type: 'here' }), true);
  assert.equal([overChannel.length, sent.length], [1, 0]);
  takes = false;
  assert.is(await signaling.send(other.id, { type: 'here' }), true);
  assert.equal([overChannel.length, sent.length], [1, 1]);
  assert.is(await signaling.send('nobody', { type: 'here' }), false);
});

test('a stranger who speaks is asked for a hello, once', async () => {
  const { emit, sent, signaling } = await setUp(1);
  for (let count = 0; count < 3; count += 1) {
    emit('message', { from: 9, body: new Uint8Array(300) });
  }
  await settled();
  assert.equal(
    sent.map(({ to }) => to),
    [9],
  );
  assert.is(signaling.dropped().unreadable, 3);
});

test('who was forgotten after a mere hello, and speaks, is asked for another one', async () => {
  const { emit, sent, signaling, helloOf } = await setUp(1);
  const other = await numberedIdentity(2);
  emit('message', { from: 7, body: await helloOf(other, false) });
  await settled();
  signaling.forget(other.id);
  emit('message', { from: 7, body: new Uint8Array(300) });
  await settled();
  assert.equal(
    sent.map(({ to }) => to),
    [7],
  );
});

test('nonsense of the relay is dropped and counted', async () => {
  const { emit, signaling } = await setUp(1);
  let pushes = 0;
  signaling.on('iceServers', () => void (pushes += 1));
  emit('nonsense', undefined);
  emit('turn', { json: new TextEncoder().encode('{"iceServers":"all"}') });
  emit('turn', { json: Uint8Array.of(0xff) });
  assert.is(signaling.dropped().nonsense, 3);
  assert.is(pushes, 0);
});

test('ICE servers with unknown schemes are nonsense, good ones are passed on', async () => {
  const { emit, signaling } = await setUp(1);
  const servers: RTCIceServer[] = [];
  signaling.on('iceServers', ({ iceServers }) => servers.push(...iceServers));
  const push = (url: string) => {
    const iceServers = [{ urls: [url], username: 'u', credential: 'c' }];
    emit('turn', {
      json: new TextEncoder().encode(JSON.stringify({ iceServers, ttlSeconds: 60 })),
    });
  };
  push('javascript:alert(1)');
  push('turn:turn.test:3478?transport=udp');
  assert.equal(servers, [
    { urls: ['turn:turn.test:3478?transport=udp'], username: 'u', credential: 'c' },
  ]);
});

test.run();
