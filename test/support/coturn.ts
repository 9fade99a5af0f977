// Runs a real coturn on this machine, on a free port, with credentials as the relay makes them, and with the
// very configuration of docs/operations.md.
import { spawn, type ChildProcess } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COTURN_MISSING, findCoturn } from '../../scripts/coturn.mjs';

export interface CoturnOptions {
  /** Where it listens and relays; this machine alone unless told otherwise. */
  address?: string;
  /** More flags, such as `--no-udp`. */
  flags?: readonly string[];
  /** Files of a certificate and its key: then it listens for TLS, too, on a port of its own. */
  certificate?: { cert: string; pkey: string };
}

export interface Coturn {
  readonly address: string;
  readonly port: number;
  /** 0 without TLS. */
  readonly tlsPort: number;
  /** For TURN_SECRET of the relay. */
  readonly secret: string;
  /** Such as turn:127.0.0.1:41234?transport=udp, for TURN_URLS of the relay. */
  url(transport?: 'udp' | 'tcp' | 'tls'): string;
  /** All that it wrote so far, both streams. */
  output(): string;
  /** Ends it without a word. Harmless when it is down. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 20_000;
/** Somebody else may take the free port first. */
const TRIES = 3;

/** Resolves when it listens; rejects with a sentence where coturn is missing, or with its output. */
export async function startCoturn(options: CoturnOptions = {}): Promise<Coturn> {
  const program = findCoturn();
  if (program === null) throw new Error(COTURN_MISSING);
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await tryCoturn(program, options);
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

async function tryCoturn(program: string, options: CoturnOptions): Promise<Coturn> {
  const { address = '127.0.0.1', flags = [], certificate } = options;
  const tls = certificate !== undefined;
  const secret = 'a secret for tests alone';
  const port = await freePort(address);
  const tlsPort = tls ? await freePort(address) : 0;
  const folder = mkdtempSync(join(tmpdir(), 'schnack-coturn-'));
  const own = {
    'static-auth-secret': secret,
    'listening-port': String(port),
    'tls-listening-port': String(tlsPort || port),
    'log-file': 'stdout',
    ...certificate,
  };
  writeFileSync(join(folder, 'turnserver.conf'), documentedConfiguration(own));
  const child = spawn(
    program,
    [
      `-c`,
      join(folder, 'turnserver.conf'),
      `--listening-ip=${address}`,
      `--relay-ip=${address}`,
      // Everybody is on this machine.
      '--allow-loopback-peers',
      `--allowed-peer-ip=${address}`,
      '--cli-password=unused',
      '--no-dtls',
      ...(tls ? [] : ['--no-tls']),
      '--simple-log',
      `--pidfile=${join(folder, 'pid')}`,
      `--userdb=${join(folder, 'db')}`,
      ...flags,
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  }
  const stop = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', () => child.kill('SIGKILL'));
  try {
    const answers = flags.includes('--no-udp') ? answersTcp : answersUdp;
    await listening(child, () => answers(address, port));
  } catch (error) {
    await stop();
    throw new Error(output, { cause: error });
  }
  const url = (transport = 'udp') =>
    transport === 'tls'
      ? `turns:${address}:${tlsPort}?transport=tcp`
      : `turn:${address}:${port}?transport=${transport}`;
  return { address, port, tlsPort, secret, url, output: () => output, stop };
}

const nameOf = (line: string) => line.split('=')[0] ?? '';

/** The configuration that operators are told, with the values that are theirs. */
export function documentedConfiguration(own: Readonly<Record<string, string>>): string {
  const document = readFileSync('docs/operations.md', 'utf8');
  const block = /^```\n(use-auth-secret\n[^`]*)^```$/m.exec(document)?.[1];
  if (block === undefined) throw new Error('docs/operations.md has no configuration of coturn.');
  return block
    .split('\n')
    .filter((line) => nameOf(line) in own || !['cert', 'pkey'].includes(nameOf(line)))
    .map((line) => (nameOf(line) in own ? `${nameOf(line)}=${own[nameOf(line)]}` : line))
    .join('\n');
}

/** Its log does not say when it is ready, so it is asked until it answers. */
async function listening(child: ChildProcess, ask: () => Promise<boolean>): Promise<void> {
  const deadlineMs = performance.now() + PATIENCE_MS;
  while (child.exitCode === null && performance.now() < deadlineMs) {
    if (await ask()) return;
  }
  throw new Error('coturn did not start');
}

/** A STUN binding request (RFC 8489 section 5): a type, no attributes, the magic cookie, an id. */
const BINDING = Buffer.from('000100002112a442000102030405060708090a0b', 'hex');
const ASK_EVERY_MS = 100;

function answersUdp(address: string, port: number): Promise<boolean> {
  const socket = createSocket('udp4');
  return new Promise<boolean>((resolve) => {
    socket.once('message', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.send(BINDING, port, address);
    setTimeout(() => resolve(false), ASK_EVERY_MS);
  }).finally(() => socket.close());
}

function answersTcp(address: string, port: number): Promise<boolean> {
  const socket = connect(port, address);
  return new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => setTimeout(() => resolve(false), ASK_EVERY_MS));
  }).finally(() => socket.destroy());
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** A port that nobody uses just now, neither over UDP nor, most likely, over TCP. */
async function freePort(address: string): Promise<number> {
  const socket = createSocket('udp4');
  socket.bind(0, address);
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}
