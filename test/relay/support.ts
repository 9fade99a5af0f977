// Starts relays and clients on real sockets for the tests of this folder.
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { readConfig } from '../../relay/config.ts';
import type { Settings } from '../../relay/config.ts';
import { createLog } from '../../relay/log.ts';
import { startRelay } from '../../relay/relay.ts';
import type { Relay, RelayOptions } from '../../relay/relay.ts';
import { toBase64url } from '../../shared/base64url.ts';
import { ROUTING_BYTES, decodeFrame, encodeFrame } from '../../shared/relay-protocol.ts';
import type { RelayFrame } from '../../shared/relay-protocol.ts';

export interface TestRelay extends Relay {
  logged: string[];
}

/** The settings of a relay that nobody configured. */
export function defaultSettings(): Settings {
  const configuration = readConfig({}, []);
  if (!configuration.ok) throw new Error(configuration.problem);
  return configuration.settings;
}

/** A relay on a free port that logs everything, into `logged`. */
export async function startTestRelay(
  overrides: Partial<Settings> = {},
  options: Omit<RelayOptions, 'log'> = {},
): Promise<TestRelay> {
  const logged: string[] = [];
  const log = createLog('debug', (line) => logged.push(line));
  const settings = { ...defaultSettings(), port: 0, shutdownGraceSeconds: 0, ...overrides };
  return { ...(await startRelay(settings, { log, ...options })), logged };
}

export interface Meeting {
  room: string;
  join: string;
}

/** A new meeting: `join` opens `room`. */
export function newMeeting(): Meeting {
  const join = randomBytes(16);
  const room = createHash('sha256').update(join).digest().subarray(0, 16);
  return { room: toBase64url(room), join: toBase64url(join) };
}

export interface Client {
  socket: WebSocket;
  /** The next frame from the relay that was not asked for yet, its beats left out. */
  next(): Promise<RelayFrame>;
  send(to: number, text: string): void;
  /** The close code, once it is there. */
  closed: Promise<number>;
}

export interface DialOptions {
  origin?: string;
  path?: string;
  protocols?: string[];
  autoPong?: boolean;
  headers?: Record<string, string>;
}

/** A socket that may or may not be let in. */
export function dial(
  relay: { port: number },
  meeting: Meeting,
  options: DialOptions = {},
): WebSocket {
  const { path = `/relay/${meeting.room}`, protocols = ['schnack.1', meeting.join] } = options;
  return new WebSocket(`ws://127.0.0.1:${relay.port}${path}`, protocols, {
    autoPong: options.autoPong ?? true,
    perMessageDeflate: false,
    ...(options.origin === undefined ? {} : { origin: options.origin }),
    ...(options.headers === undefined ? {} : { headers: options.headers }),
  });
}

/** The HTTP status with which the relay refuses the socket. */
export async function refusalStatus(socket: WebSocket): Promise<number | undefined> {
  socket.on('error', (error) => ignoreAfterRefusal(error));
  const [, response] = await once(socket, 'unexpected-response');
  socket.terminate();
  return response.statusCode;
}

/** A member of the room. Rejects when it is refused. */
export async function enter(
  relay: { port: number },
  meeting: Meeting,
  options: DialOptions = {},
): Promise<Client> {
  const socket = dial(relay, meeting, options);
  const waiting: ((frame: RelayFrame) => void)[] = [];
  const arrived: RelayFrame[] = [];
  socket.on('message', (data: Buffer) => {
    const frame = decodeFrame(data);
    if (frame === null) throw new Error('The relay sent nonsense.');
    if (frame.type === 'beat') return;
    const taker = waiting.shift();
    if (taker === undefined) arrived.push(frame);
    else taker(frame);
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await once(socket, 'open');
  // A cut connection shows as its close code.
  socket.on('error', ignoreAfterRefusal);
  return {
    socket,
    closed,
    next: async () => arrived.shift() ?? new Promise((resolve) => waiting.push(resolve)),
    send: (to, text) => socket.send(encodeFrame(to, Buffer.from(text))),
  };
}

/** The relay's number of a member, which it learns from a greeting of that member. */
export async function introduce(speaker: Client, listener: Client): Promise<number> {
  speaker.send(0, 'hello');
  const frame = await listener.next();
  if (frame.type !== 'message') throw new Error(`Expected a message, not ${frame.type}.`);
  return frame.from;
}

/** The text of a message, or the type of another frame. */
export function textOf(frame: RelayFrame): string {
  return frame.type === 'message' ? Buffer.from(frame.body).toString() : frame.type;
}

/** A member on a bare TCP socket, which answers nothing by itself and reads only while it flows. */
export async function enterRaw(relay: { port: number }, meeting: Meeting): Promise<Socket> {
  const socket = connectTcp(relay.port, '127.0.0.1');
  socket.on('error', ignoreAfterRefusal);
  await once(socket, 'connect');
  socket.write(
    [
      `GET /relay/${meeting.room} HTTP/1.1`,
      'Host: localhost',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      `Sec-WebSocket-Protocol: schnack.1, ${meeting.join}`,
      '\r\n',
    ].join('\r\n'),
  );
  await once(socket, 'data');
  return socket;
}

/** One masked client frame of RFC 6455, with an all-zero mask. */
export function rawFrame(firstByte: number, payload: Uint8Array): Buffer {
  const long = payload.length > 125;
  const head = Buffer.alloc(long ? 8 : 6);
  head[0] = firstByte;
  head[1] = 0x80 | (long ? 126 : payload.length);
  if (long) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

/** The value of a metric, 0 when it does not show up. */
export async function metric(relay: { port: number }, name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${relay.port}/metrics`)).text();
  const line = text.split('\n').find((candidate) => candidate.startsWith(`schnack_${name} `));
  return Number(line?.split(' ')[1] ?? 0);
}

/** A frame body of this size, routing bytes included. */
export function bodyOf(frameBytes: number): Uint8Array {
  return new Uint8Array(frameBytes - ROUTING_BYTES);
}

const seenErrors = new Set<string>();
function ignoreAfterRefusal(error: Error): void {
  seenErrors.add(error.message);
}
