// The comparison of a live server with a build: one altered byte is found, and an honest proxy is not blamed.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { buildDist } from '../../scripts/build/dist.mjs';
import { findFiles } from '../../scripts/files.mjs';
import { root } from '../../scripts/root.mjs';
import { compareServer, RedirectError } from '../../scripts/verify/compare.mjs';
import type { HashList } from '../../scripts/verify/compare.mjs';

const test = suite('verify');
const folder = mkdtempSync(join(tmpdir(), 'schnack-verify-test-'));
const built = join(folder, 'built');
const relays: ChildProcess[] = [];
const servers: Server[] = [];
let list: HashList;
let honest = '';

test.before(async () => {
  await buildDist(built);
  list = JSON.parse(readFileSync(join(built, 'build.json'), 'utf8')) as HashList;
  honest = await startRelay(built);
});
test.after(() => {
  for (const relay of relays) relay.kill('SIGKILL');
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The relay of a build as a process of its own. */
async function startRelay(dist: string): Promise<string> {
  const relay = spawn(process.execPath, [join(dist, 'relay.js')], {
    env: { PATH: process.env['PATH'], PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  relays.push(relay);
  return new Promise((resolve, reject) => {
    relay.once('exit', () => reject(new Error('The relay did not start.')));
    relay.stdout.setEncoding('utf8').on('data', (text: string) => {
      const address = /ready at (http:\/\/\S+)/.exec(text)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
}

/** A relay whose build somebody has changed. */
async function startChanged(name: string, change: (dist: string) => void): Promise<string> {
  const dist = join(folder, name);
  cpSync(built, dist, { recursive: true });
  change(dist);
  return startRelay(dist);
}

async function startServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function findingsOf(origin: string): Promise<string[]> {
  const { findings } = await compareServer(new URL(origin), list);
  return findings.map(({ kind, path }) => `${kind} ${path}`);
}

const lazyScript = (dist: string): string => {
  const [path] = findFiles(['client/assets'], /linkify.*\.js$/, dist);
  if (path === undefined) throw new Error('The lazy script has another name.');
  return path;
};

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

test('an honest server serves the build, and all of it is looked at', async () => {
  const { findings, compared, servedBuild } = await compareServer(new URL(honest), list);
  assert.equal(findings, []);
  const files = findFiles(['client'], /./, built).filter((path) => !/\.(br|gz)$/.test(path));
  assert.is(compared, files.length - 1, 'all but the notes for the relay');
  assert.is(servedBuild, list.build);
});

test('one altered byte in one script is found and named', async () => {
  const path = lazyScript(built);
  const origin = await startChanged('altered', (dist) => {
    flipByte(join(dist, path), 100);
    for (const copy of ['.br', '.gz']) rmSync(join(dist, path + copy));
  });
  const { findings } = await compareServer(new URL(origin), list);
  assert.equal(findings, [
    {
      path: path.replace('client', ''),
      kind: 'differs',
      text: `${list.files[path]?.bytes} bytes as in the build, but other ones`,
    },
  ]);
});

test('what only browsers get, the packed copy, is looked at as well', async () => {
  const origin = await startChanged('packed', (dist) => {
    writeFileSync(join(dist, 'client/index.html.br'), brotliCompressSync('<p>Moin'));
  });
  const { findings } = await compareServer(new URL(origin), list);
  assert.equal(
    findings.map(({ path, text }) => [path, /asked for as br/.test(text)]),
    [['/', true]],
  );
});

test('a missing file and a script that the build does not have are told', async () => {
  const path = lazyScript(built);
  const origin = await startChanged('extra', (dist) => {
    for (const copy of ['', '.br', '.gz']) rmSync(join(dist, path + copy));
    const page = readFileSync(join(dist, 'client/index.html'), 'utf8');
    const scripts =
      '<script src="/more.js"></script><script src=https://spy.example/a.js></script>';
    writeFileSync(join(dist, 'client/index.html'), page.replace('</head>', `${scripts}</head>`));
    for (const copy of ['.br', '.gz']) rmSync(join(dist, `client/index.html${copy}`));
    writeFileSync(join(dist, 'client/more.js'), 'leak()');
  });
  assert.equal((await findingsOf(origin)).sort(), [
    'differs /',
    'extra /more.js',
    'extra https://spy.example/a.js',
    `missing ${path.replace('client', '')}`,
  ]);
});

test('a proxy that packs and unpacks as it likes changes nothing', async () => {
  const origin = await startServer((request, response) => {
    void fetch(new URL(request.url ?? '/', honest), { headers: { 'accept-encoding': 'identity' } })
      .then(async (answer) => Buffer.from(await answer.arrayBuffer()))
      .then((bytes) => {
        response.setHeader('content-encoding', 'gzip');
        response.end(gzipSync(bytes));
      });
  });
  assert.equal(await findingsOf(origin), []);
});

test('an answer that cannot be unpacked is a difference, not a crash', async () => {
  const origin = await startServer((_request, response) => {
    response.setHeader('content-encoding', 'zstd');
    response.end('…');
  });
  const { findings } = await compareServer(new URL(origin), list);
  assert.ok(findings.length > 0);
  assert.ok(findings.every(({ text }) => text.includes('packed as “zstd”')));
});

test('a redirect is not followed', async () => {
  const origin = await startServer((_request, response) => {
    response.writeHead(301, { location: 'https://elsewhere.example/' }).end();
  });
  const error = await compareServer(new URL(origin), list).catch((problem: unknown) => problem);
  assert.ok(error instanceof RedirectError && error.to === 'https://elsewhere.example/');
});

/** The program as a person starts it. */
function run(...rest: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(
    process.execPath,
    [join(root, 'scripts/verify.mjs'), ...rest, '--list', join(built, 'build.json')],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}

test('the exit code is 0 for the same, 1 for a difference, 2 for nothing to compare', async () => {
  const changed = await startChanged('changed', (dist) => {
    flipByte(join(dist, 'client/third-party-notices.txt'), 0);
    for (const copy of ['.br', '.gz']) rmSync(join(dist, `client/third-party-notices.txt${copy}`));
  });
  const redirecting = await startServer((_request, response) => {
    response.writeHead(302, { location: 'https://elsewhere.example/' }).end();
  });
  // Port 1 needs root to listen on, and nobody does.
  const [same, other, away, refused, nothing] = await Promise.all([
    run(honest),
    run(changed),
    run(redirecting),
    run('http://127.0.0.1:1'),
    run(),
  ]);
  assert.is(same.code, 0);
  assert.match(same.said, 'are the same, byte by byte');
  assert.is(other.code, 1);
  assert.match(other.said, 'differs  /third-party-notices.txt');
  assert.match(other.said, 'says that it runs this very build');
  assert.is(away.code, 2);
  assert.match(away.said, 'https://elsewhere.example/');
  assert.is(refused.code, 2);
  assert.match(refused.said, 'refuses the connection');
  assert.is(nothing.code, 2);
  assert.match(nothing.said, 'Usage');
});

test.run();
