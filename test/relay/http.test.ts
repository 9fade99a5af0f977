// What the relay serves over HTTP: headers, files, configuration, health.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { startTestRelay } from './support.ts';
import type { TestRelay } from './support.ts';

const test = suite<{ relay: TestRelay; directory: string }>('http');

const HASH = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
const CLIENT: Record<string, string> = {
  'index.html': '<!doctype html><meta name="schnack-build" content="1a2b3c"><title>Schnack</title>',
  'headers.json': JSON.stringify({ scriptHashes: [HASH] }),
  'embed.js': 'embed',
  'service-worker.js': 'worker',
  'manifest.webmanifest': '{}',
  'handbook/index.html': 'handbook',
  'assets/app-1a2b.js': 'plain',
  'assets/app-1a2b.js.br': 'as br',
  'assets/app-1a2b.js.gz': 'as gzip',
};

test.before(async (context) => {
  context.directory = mkdtempSync(join(tmpdir(), 'schnack-client-'));
  for (const [name, content] of Object.entries(CLIENT)) {
    mkdirSync(join(context.directory, name, '..'), { recursive: true });
    writeFileSync(join(context.directory, name), content);
  }
  context.relay = await startTestRelay({
    clientDir: context.directory,
    embedOrigins: ['https://portal.example'],
    trustProxy: 1,
    operatorName: 'Stadt Musterförde',
    legalImprintUrl: 'https://operator.example/imprint',
    stunUrls: ['stun:stun.example:3478'],
  });
});
test.after(async ({ relay, directory }) => {
  await relay.close();
  rmSync(directory, { recursive: true });
});

interface Answer {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A request as it is written, without the tidying up that fetch does. */
function get(
  { port }: { port: number },
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request({ port, host: '127.0.0.1', path, headers, method }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body }),
      );
    });
    asking.on('error', reject);
    asking.end();
  });
}

test('every answer carries the whole set of security headers', async ({ relay }) => {
  for (const path of ['/config.json', '/nothing', '/metrics', '/assets/app-1a2b.js']) {
    const { headers } = await get(relay, path, { 'X-Forwarded-Proto': 'https' });
    const security = Object.fromEntries(
      Object.entries(headers).filter(
        ([name]) =>
          !/^(date|connection|keep-alive|content-(type|length)|cache-control|etag|vary)$/.test(
            name,
          ),
      ),
    );
    assert.equal(security, {
      'content-security-policy':
        `default-src 'none'; script-src 'self' ${HASH}; style-src 'self'; ` +
        "img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; " +
        "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'self' https://portal.example; " +
        "require-trusted-types-for 'script'; trusted-types schnack mesh",
      'integrity-policy': 'blocked-destinations=(script)',
      'permissions-policy':
        'camera=(self), microphone=(self), display-capture=(self), speaker-selection=(self), ' +
        'autoplay=(self), fullscreen=(self), picture-in-picture=(self), ' +
        'screen-wake-lock=(self), clipboard-write=(self), geolocation=(), payment=(), usb=(), ' +
        'serial=(), browsing-topics=()',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'x-content-type-options': 'nosniff',
      'origin-agent-cluster': '?1',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
    });
  }
});

test('strict transport is not promised on plain http', async ({ relay }) => {
  const { headers } = await get(relay, '/');
  assert.is(headers['strict-transport-security'], undefined);
});

/** Who may load it from elsewhere. */
async function policies(from: { port: number }, path: string) {
  const { headers } = await get(from, path);
  return [headers['cross-origin-resource-policy'], headers['access-control-allow-origin']];
}

/** The headers that do not depend on what is sent. */
function lasting({ headers }: Answer) {
  return Object.entries(headers).filter(
    ([name]) => !/^(content-(type|length)|date|vary|cross-origin-resource-policy)$/.test(name),
  );
}

test('foreign pages may load the embedding script, and the client in a frame where one is allowed', async ({
  relay,
}) => {
  assert.equal(await policies(relay, '/embed.js'), ['cross-origin', '*']);
  assert.equal(await policies(relay, '/?embed'), ['cross-origin', undefined]);
  assert.equal(await policies(relay, '/config.json'), ['same-origin', undefined]);
  assert.equal(await policies(relay, '/assets/app-1a2b.js'), ['same-origin', undefined]);
  const closed = await startTestRelay();
  assert.equal(await policies(closed, '/'), ['same-origin', undefined]);
  await closed.close();
});

test('the client in a frame keeps every other header', async ({ relay }) => {
  assert.equal(lasting(await get(relay, '/?embed')), lasting(await get(relay, '/config.json')));
});

test('tells the client what it must know', async ({ relay }) => {
  const { headers, body } = await get(relay, '/config.json');
  assert.equal(JSON.parse(body), {
    stunUrls: ['stun:stun.example:3478'],
    turn: false,
    maxRoomSize: 16,
    embedOrigins: ['https://portal.example'],
    operator: 'Stadt Musterförde',
    legal: { imprint: 'https://operator.example/imprint', privacy: null, accessibility: null },
    build: '1a2b3c',
  });
  assert.is(headers['cache-control'], 'no-store');
});

test('the start page is always fresh, what has its hash in its name is kept', async ({ relay }) => {
  const start = await get(relay, '/?lang=de');
  assert.is(start.body, CLIENT['index.html']);
  assert.is(start.headers['content-type'], 'text/html; charset=utf-8');
  assert.is(start.headers['cache-control'], 'no-store');
  const asset = await get(relay, '/assets/app-1a2b.js');
  assert.is(asset.headers['content-type'], 'text/javascript; charset=utf-8');
  assert.is(asset.headers['cache-control'], 'public, max-age=31536000, immutable');
  const handbook = await get(relay, '/handbook/');
  assert.is(handbook.body, 'handbook');
  assert.is(handbook.headers['cache-control'], 'no-cache');
});

test('the installed app finds its manifest and a service worker for the whole origin', async ({
  relay,
}) => {
  const manifest = await get(relay, '/manifest.webmanifest');
  assert.is(manifest.headers['content-type'], 'application/manifest+json');
  assert.is(manifest.headers['cache-control'], 'no-cache');
  const worker = await get(relay, '/service-worker.js');
  assert.is(worker.headers['content-type'], 'text/javascript; charset=utf-8');
  // A browser that asks again must learn of a new one at once.
  assert.is(worker.headers['cache-control'], 'no-cache');
  assert.is(worker.headers['access-control-allow-origin'], undefined);
});

test('what did not change is not sent again', async ({ relay }) => {
  const { headers } = await get(relay, '/handbook/');
  const again = await get(relay, '/handbook/', { 'If-None-Match': String(headers['etag']) });
  assert.is(again.status, 304);
  assert.is(again.body, '');
});

const encodings: [string, string | undefined, string][] = [
  ['gzip, deflate, br, zstd', 'br', 'as br'],
  ['gzip', 'gzip', 'as gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip', 'as gzip'],
  ['*', 'br', 'as br'],
  ['identity', undefined, 'plain'],
  ['', undefined, 'plain'],
];
for (const [accepted, encoding, body] of encodings) {
  test(`who accepts "${accepted}" gets it ${encoding ?? 'as it is'}`, async ({ relay }) => {
    const answer = await get(relay, '/assets/app-1a2b.js', { 'Accept-Encoding': accepted });
    assert.is(answer.headers['content-encoding'], encoding);
    assert.is(answer.headers['vary'], 'Accept-Encoding');
    assert.is(answer.body, body);
  });
}

const missing = [
  '/nothing',
  '/headers.json',
  '/assets/app-1a2b.js.br',
  '/index.html',
  '/../package.json',
  '/%2e%2e/package.json',
  '/assets/',
  '//',
  '/<script>alert(1)</script>',
];
for (const path of missing) {
  test(`${path} does not exist, and the page that says so repeats nothing`, async ({ relay }) => {
    const { status, body } = await get(relay, path);
    assert.is(status, 404);
    assert.match(body, 'Diese Seite gibt es hier nicht');
    assert.match(body, 'This page does not exist');
    assert.not.match(body, 'script');
    assert.not.match(body, 'package');
  });
}

test('HEAD has no body, other methods are not allowed', async ({ relay }) => {
  const head = await get(relay, '/', {}, 'HEAD');
  assert.equal([head.status, head.body], [200, '']);
  const post = await get(relay, '/', {}, 'POST');
  assert.equal([post.status, post.headers['allow']], [405, 'GET, HEAD']);
});

test('is healthy and ready', async ({ relay }) => {
  assert.is((await get(relay, '/healthz')).status, 200);
  assert.is((await get(relay, '/readyz')).status, 200);
});

test('metrics are Prometheus text', async ({ relay }) => {
  const { headers, body } = await get(relay, '/metrics');
  assert.match(String(headers['content-type']), 'version=0.0.4');
  for (const line of body.trimEnd().split('\n')) {
    assert.match(line, /^(# (HELP|TYPE) schnack_\w+ .+|schnack_\w+(\{\w+="\w+"\})? [\d.e-]+)$/);
  }
});

test('a policy cannot be loosened by what the build wrote', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'schnack-client-'));
  const notes = { scriptHashes: ["'unsafe-inline'"] };
  writeFileSync(join(directory, 'headers.json'), JSON.stringify(notes));
  await startTestRelay({ clientDir: directory }).then(
    () => assert.unreachable('must not start'),
    (error: Error) => assert.match(error.message, 'scriptHashes'),
  );
  rmSync(directory, { recursive: true });
});

test.run();
