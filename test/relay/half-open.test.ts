// A path that dies without a word, on real sockets: both sides find out, and meet again on a new one.
import { connect, createServer, type Socket as TcpSocket } from 'node:net';
import { EventEmitter, once } from 'node:events';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { WebSocket } from 'ws';
import { systemClock } from '../../client/kit/clock.ts';
import { createRelaySocket, type Socket } from '../../client/signaling/relay-socket.ts';
import { metric, newMeeting, startTestRelay } from './support.ts';

const test = suite('half-open');

/** Passes bytes on until it is told to swallow those of all connections made so far. */
async function startSilentPath(port: number) {
  const swallowing = new WeakSet<TcpSocket>();
  const open = new Set<TcpSocket>();
  const relaySpeaks = new EventEmitter();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('data', (bytes) => {
        if (swallowing.has(from)) return;
        to.write(bytes);
        if (from === far) relaySpeaks.emit('bytes');
      });
      from.on('end', () => swallowing.has(from) || to.end());
      from.on('error', () => to.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    relaySpeaks: () => once(relaySpeaks, 'bytes'),
    fallSilent() {
      for (const socket of open) swallowing.add(socket);
    },
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

test('relay and client each let go of a dead path, and the client comes back', async () => {
  const relay = await startTestRelay({}, { heartbeatMs: 500 });
  const path = await startSilentPath(relay.port);
  const life = new AbortController();
  const meeting = newMeeting();
  const socket = createRelaySocket(
    {
      // The same events and methods as a browser's; only the classes of the events are others.
      open: () =>
        new WebSocket(`ws://127.0.0.1:${path.port}/relay/${meeting.room}`, [
          'schnack.1',
          meeting.join,
        ]) as unknown as Socket,
      clock: systemClock,
      random: () => 0,
      silenceMs: 2000,
    },
    life.signal,
  );
  const happens = (event: 'open' | 'lost') =>
    new Promise((resolve) => socket.on(event, resolve, life.signal));
  await happens('open');
  // Five heartbeats are longer than the silence that is borne.
  for (let beat = 0; beat < 5; beat++) await path.relaySpeaks();
  assert.is(socket.connections(), 1, 'a path that works is left alone');

  path.fallSilent();
  await happens('lost');
  await happens('open');
  assert.is(socket.connections(), 2);
  while ((await metric(relay, 'dropped_total{reason="unresponsive"}')) === 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.is(await metric(relay, 'connections'), 1);
  life.abort();
  path.close();
  await relay.close();
});

test.run();
