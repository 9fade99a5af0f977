// The proxies themselves, before servers that give everything back.
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
import { startUdpProxy, type UdpProxy } from './udp-proxy.ts';

const test = suite('faults: proxies');

let tcpEcho: Server;
let tcp: TcpProxy;
let udpEcho: UdpSocket;
let udp: UdpProxy;
/** Ports from which the UDP server was spoken to. */
let callers: Set<number>;

test.before.each(async () => {
  tcpEcho = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  });
  tcpEcho.listen(0, '127.0.0.1');
  await once(tcpEcho, 'listening');
  tcp = await startTcpProxy((tcpEcho.address() as AddressInfo).port);
  callers = new Set();
  udpEcho = createSocket('udp4');
  udpEcho.on('message', (packet, { port, address }) => {
    callers.add(port);
    udpEcho.send(packet, port, address);
  });
  udpEcho.bind(0, '127.0.0.1');
  await once(udpEcho, 'listening');
  udp = await startUdpProxy(udpEcho.address());
});
test.after.each(async () => {
  await Promise.all([tcp.close(), udp.close()]);
  tcpEcho.close();
  udpEcho.close();
});

async function dial(): Promise<Socket> {
  const socket = connect(tcp.port, '127.0.0.1');
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

const answerTo = async (socket: Socket, words: string): Promise<string> => {
  socket.write(words);
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  return bytes.toString();
};

/** `once` would reject by the reset itself. */
const ended = (socket: Socket) =>
  new Promise<void>((resolve) => socket.once('close', () => resolve()));

/** Sends a packet, which comes back. */
async function called(client: UdpSocket): Promise<void> {
  const answer = once(client, 'message');
  client.send('hello', udp.port, '127.0.0.1');
  await answer;
}

test('TCP passes both ways, later when it is told to', async () => {
  const socket = await dial();
  assert.is(await answerTo(socket, 'one'), 'one');
  tcp.delay(40);
  const startMs = performance.now();
  assert.is(await answerTo(socket, 'two'), 'two');
  assert.ok(performance.now() - startMs >= 75, 'twice 40 ms, less what timers round off');
  assert.is(tcp.opened(), 1);
});

test('half-open TCP stays open and says nothing; what comes later passes again', async () => {
  const socket = await dial();
  await answerTo(socket, 'one');
  tcp.goSilent(true);
  socket.write('lost');
  let dropped = 0;
  while ((dropped = tcp.dropped()) === 0) await new Promise(setImmediate);
  assert.is(dropped, 4);
  tcp.goSilent(false);
  assert.is(await answerTo(socket, 'heard'), 'heard');
});

test('a cut ends each connection without a word', async () => {
  const socket = await dial();
  await answerTo(socket, 'one');
  const closed = ended(socket);
  tcp.cut();
  await closed;
  assert.is(await answerTo(await dial(), 'two'), 'two', 'new ones are not concerned');
});

test('a connection is cut after so many bytes', async () => {
  tcp.truncateAfter(5);
  const socket = await dial();
  assert.is(await answerTo(socket, 'four5'), 'four5');
  const closed = ended(socket);
  socket.write('six');
  await closed;
});

test('something else answers in the place of the server', async () => {
  tcp.answerWith('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  assert.match(await answerTo(await dial(), 'GET /'), '502');
});

test('UDP passes both ways, and nothing to somebody whose line is cut that way', async () => {
  const client = createSocket('udp4');
  await called(client);
  udp.down.set({ isCut: true });
  client.send('hello', udp.port, '127.0.0.1');
  while (udp.down.counts().lost === 0) await new Promise(setImmediate);
  udp.down.set({});
  await called(client);
  assert.equal(udp.down.counts(), { passed: 2, lost: 1 });
  client.close();
});

test('after a move the server is called from another port, and the answer still arrives', async () => {
  const client = createSocket('udp4');
  await called(client);
  udp.moveAway();
  await called(client);
  assert.is(callers.size, 2);
  client.close();
});

test.run();
