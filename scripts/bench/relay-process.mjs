// Server processes of the relay's benchmark, and what Linux knows about them.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Settings under which the relay never slows down or refuses the load. */
const ENVIRONMENT = {
  HOST: '127.0.0.1',
  PORT: '0',
  MAX_CONNECTIONS_PER_ADDRESS: '0',
  MAX_JOINS_PER_MINUTE_PER_ADDRESS: '0',
  MESSAGES_PER_SECOND: '1000000',
  MESSAGE_BURST: '1000000',
  SHUTDOWN_GRACE_SECONDS: '0',
  LOG_LEVEL: 'silent',
  // As docs/operations.md recommends; for the reference too.
  NODE_OPTIONS: '--max-semi-space-size=4',
};

/**
 * Starts a server on the first core.
 * @param {string} script prints its address when it is ready
 */
export async function startServer(script) {
  const command = [process.execPath, script];
  const [program = '', ...rest] = canPin ? ['taskset', '-c', '0', ...command] : command;
  const running = spawn(program, rest, {
    env: { PATH: process.env['PATH'], ...ENVIRONMENT },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portOf(running.stdout);
  const pid = running.pid ?? 0;
  return {
    port,
    pid,
    async stop() {
      const ended = once(running, 'exit');
      running.kill('SIGTERM');
      await ended;
    },
  };
}

/** @param {import('node:stream').Readable} output */
async function portOf(output) {
  let text = '';
  for await (const chunk of output.iterator({ destroyOnReturn: false })) {
    text += chunk;
    const port = /ready at http:\/\/localhost:(\d+)/.exec(text)?.[1];
    if (port) return Number(port);
  }
  throw new Error(`The server did not start: ${text}`);
}

/** The load runs on the second core, so that it does not slow the server down. */
export function pinToSecondCore() {
  if (canPin) spawnSync('taskset', ['-a', '-cp', '1', String(process.pid)]);
}

/** On-CPU time of all threads of a process, in milliseconds. @param {number} pid */
export function cpuMs(pid) {
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.reduce((sum, thread) => {
    const [nanoseconds] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
    return sum + Number(nanoseconds) / 1e6;
  }, 0);
}

/** @param {number} pid */
export function residentKb(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}
