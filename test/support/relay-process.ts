// Runs the built relay as a process of its own, as an operator would, so that it can be killed and restarted.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface RelayProcessOptions {
  /** Settings such as MAX_ROOM_SIZE. */
  env?: Readonly<Record<string, string>>;
  /** Another build than that of the run. */
  dist?: string;
}

export interface RelayProcess {
  /** Such as http://localhost:41234; stays the same over restarts. */
  readonly origin: string;
  readonly port: number;
  /** All that it wrote so far, both streams, over restarts. */
  output(): string;
  /** Ends it without a word (SIGKILL). Harmless when it is down. */
  kill(): Promise<void>;
  /** Asks it to drain and end (SIGTERM). Resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Starts it again on the same port; kills it first when it still runs. */
  restart(): Promise<void>;
}

/** Where the build lies; scripts/browser-tests.mjs makes one for each run. */
export const distFolder = process.env['SCHNACK_DIST'] ?? join(process.cwd(), 'dist');

/** Resolves when it listens, on a port of its own choice; rejects with its output when it does not start. */
export async function startRelayProcess({
  env = {},
  dist = distFolder,
}: RelayProcessOptions = {}): Promise<RelayProcess> {
  let output = '';
  let running: ChildProcess | null = null;
  process.on('exit', () => running?.kill('SIGKILL'));

  async function start(port: number): Promise<string> {
    const child = spawn(process.execPath, [join(dist, 'relay.js')], {
      env: { PATH: process.env['PATH'], SHUTDOWN_GRACE_SECONDS: '1', ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running = child;
    let begin = '';
    return new Promise((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (chunk: string) => {
          output += chunk;
          begin += chunk;
          const address = /ready at (https?:\/\/\S+)/.exec(begin)?.[1];
          if (address) resolve(address);
        });
      }
      child.once('error', reject);
      child.once('exit', () => {
        if (running === child) running = null;
        reject(new Error(`The relay did not start:\n${begin}`));
      });
    });
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const child = running;
    if (child === null) return null;
    const exited = once(child, 'exit');
    child.kill(signal);
    const [code] = (await exited) as [number | null];
    return code;
  }

  async function kill(): Promise<void> {
    await end('SIGKILL');
  }

  const origin = await start(0);
  const port = Number(new URL(origin).port);
  return {
    origin,
    port,
    output: () => output,
    kill,
    stop: () => end('SIGTERM'),
    async restart() {
      await kill();
      await start(port);
    },
  };
}
