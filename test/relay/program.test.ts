// The bundled program as an operator meets it: one file, started by plain node, ended by a signal.
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { build } from 'esbuild';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CLOSE_CODES } from '../../shared/close-codes.ts';
import { enter, newMeeting } from './support.ts';

const test = suite<{ directory: string; program: string }>('program');

test.before(async (context) => {
  context.directory = mkdtempSync(join(tmpdir(), 'schnack-relay-'));
  context.program = join(context.directory, 'relay.mjs');
  await build({
    entryPoints: ['relay/main.ts'],
    outfile: context.program,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
});
test.after(({ directory }) => rmSync(directory, { recursive: true }));

type Program = ChildProcessByStdio<null, Readable, Readable>;

function start(program: string, flags: string[]): Program {
  return spawn(process.execPath, [program, ...flags], {
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function textOf(stream: Readable): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
}

/** The port in the sentence with the address. */
async function readyPort(running: Program): Promise<number> {
  let text = '';
  for await (const chunk of running.stdout.iterator({ destroyOnReturn: false })) {
    text += chunk;
    const address = /Schnack is ready at http:\/\/localhost:(\d+)/.exec(text);
    if (address !== null) return Number(address[1]);
  }
  throw new Error(`It ended: ${text}`);
}

test('says its address, and on SIGTERM sends everybody away and ends well', async ({ program }) => {
  const running = start(program, ['--port', '0', '--shutdown-grace-seconds', '0']);
  const ended = once(running, 'exit');
  const client = await enter({ port: await readyPort(running) }, newMeeting());
  running.kill('SIGTERM');
  assert.equal(await client.next(), { type: 'notice', notice: 'draining' });
  assert.is(await client.closed, CLOSE_CODES.draining);
  assert.equal(await ended, [0, null]);
});

test('a wrong setting stops the start with one sentence', async ({ program }) => {
  const running = start(program, ['--port', 'many']);
  const [said, [code]] = await Promise.all([textOf(running.stderr), once(running, 'exit')]);
  assert.is(said, 'PORT must be a whole number from 0 to 65535, not "many".\n');
  assert.is(code, 1);
});

test('a port that is taken stops the start with one sentence', async ({ program }) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const running = start(program, ['--port', String(port)]);
  const [said, [code]] = await Promise.all([textOf(running.stderr), once(running, 'exit')]);
  assert.match(said, /^The relay cannot start: .*EADDRINUSE.*\n$/);
  assert.is(code, 1);
  other.close();
});

test('a certificate that is not there stops the start with one sentence', async ({ program }) => {
  const running = start(program, ['--tls-cert', '/nowhere/c.pem', '--tls-key', '/nowhere/k.pem']);
  const [said, [code]] = await Promise.all([textOf(running.stderr), once(running, 'exit')]);
  assert.match(said, /^The relay cannot start: .*\/nowhere\/c\.pem.*\n$/);
  assert.is(code, 1);
});

test.run();
