// The build: equal bytes each time, and every script named by its hash.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { buildDist } from '../../scripts/build/dist.mjs';
import { bundledPackages } from '../../scripts/build/sbom.mjs';
import { findFiles } from '../../scripts/files.mjs';
import { root } from '../../scripts/root.mjs';

const build = suite('build');
const folder = mkdtempSync(join(tmpdir(), 'schnack-build-'));
const first = join(folder, 'first');
/** Files of the packages that a bundle has. */
const sources = new Set<string>();
build.before(async () => {
  const { bundle, relay } = await buildDist(first);
  for (const { metafile } of [bundle, relay]) {
    for (const path of Object.keys(metafile.inputs)) {
      if (path.startsWith('node_modules/')) sources.add(path);
    }
    for (const path of bundledPackages(metafile)) sources.add(`${path}/package.json`);
  }
});
build.after(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string): Buffer => readFileSync(join(first, path));

build('the lists of what is inside, written alone, are those of the build', () => {
  execFileSync(process.execPath, [join(root, 'scripts/sbom.mjs'), join(folder, 'lists')]);
  for (const path of ['sbom/client.cdx.json', 'sbom/relay.cdx.json']) {
    assert.equal(readFileSync(join(folder, 'lists', path), 'utf8'), read(path).toString());
  }
});

build('a build of the same sources in another folder is equal byte by byte', () => {
  const copy = join(folder, 'a copy');
  const own = ['client', 'relay', 'shared', 'scripts', 'docs/third-party-notices.txt'];
  const manifests = [
    'index.html',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.base.json',
  ];
  // Of lucide the build reads the list of icons, and bundles some.
  const tools = ['esbuild', '@esbuild', 'lucide/dist/esm/lucide.mjs'].map(
    (name) => `node_modules/${name}`,
  );
  for (const path of [...own, ...manifests, ...tools, ...sources]) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  execFileSync(process.execPath, [join(copy, 'scripts/build.mjs'), 'out']);
  const files = findFiles(['.'], /./, first);
  assert.equal(findFiles(['.'], /./, join(copy, 'out')), files);
  for (const file of files) {
    assert.ok(read(file).equals(readFileSync(join(copy, 'out', file))), file);
  }
});

build('the hash list names every file but itself and the packed copies', () => {
  const list = JSON.parse(read('build.json').toString()) as {
    build: string;
    files: Record<string, { bytes: number; sha384: string }>;
  };
  const files = findFiles(['.'], /./, first).filter((file) => !/\.(br|gz)$/.test(file));
  assert.equal(
    Object.keys(list.files).sort(),
    files.filter((file) => file !== 'build.json'),
  );
  for (const [file, { bytes, sha384 }] of Object.entries(list.files)) {
    assert.is(bytes, read(file).length, file);
    assert.is(sha384, createHash('sha384').update(read(file)).digest('hex'), file);
  }
});

build(
  'the one worker comes out of a checked chunk: browsers cannot check the hash of a file',
  () => {
    const starts = findFiles(['client'], /\.js$/, first).flatMap((file) => {
      const script = read(file).toString();
      const found = script.matchAll(/new (Shared)?Worker\(|\.addModule\(|serviceWorker\.register/g);
      return [...found].map(({ 0: start, index }) => ({ start, script, index }));
    });
    const byStart = new Map(starts.map((each) => [each.start, each]));
    // Who needs another one: make it part of a chunk, start it from a blob, and tell this test.
    assert.equal(starts.map(({ start }) => start).toSorted(), [
      'new Worker(',
      // Only a file can be one; it has the network's word for the page, and no key.
      'serviceWorker.register',
    ]);
    assert.match(byStart.get('new Worker(')?.script ?? '', 'createObjectURL(new Blob([');
    const { script = '', index = 0 } = byStart.get('serviceWorker.register') ?? {};
    assert.match(script.slice(index, index + 80), '/service-worker.js');
  },
);

build(
  'the service worker keeps all code of its build, and starts with the entry of the page',
  () => {
    const script = read('client/service-worker.js').toString();
    const list = /^const SHELL=(.*);$/m.exec(script)?.[1] ?? '';
    const { version, entry, assets } = JSON.parse(list) as {
      version: string;
      entry: string;
      assets: string[];
    };
    assert.match(version, /^[\da-f]{12}$/);
    assert.equal(
      assets,
      findFiles(['client/assets'], /(?<!\.br|\.gz)$/, first).map((file) =>
        file.replace('client', ''),
      ),
    );
    assert.match(read('client/index.html').toString(), `<script type="module" src="${entry}"`);
    // It never takes over by itself: see docs/decisions, installed app.
    assert.not.match(script, /skipWaiting|\.claim\(/);
    assert.ok(script.length < 4_000, `${script.length} bytes: small enough to be read`);
  },
);

build('both manifests are of the same app, and what they name is there', () => {
  const [de, en] = ['manifest.webmanifest', 'manifest.en.webmanifest'].map((name) =>
    JSON.parse(read(`client/${name}`).toString()),
  );
  assert.is(de.lang, 'de');
  assert.is(en.lang, 'en');
  assert.is.not(de.description, en.description);
  for (const key of ['id', 'name', 'start_url', 'scope', 'launch_handler']) {
    assert.equal(de[key], en[key], key);
  }
  for (const { src } of [...de.icons, ...de.shortcuts[0].icons]) assert.ok(read(`client${src}`));
  assert.match(
    read('client/index.html').toString(),
    '<link rel="manifest" href="/manifest.webmanifest"',
  );
});

build('the page names each script and stylesheet with the hash of its content', () => {
  const page = read('client/index.html').toString();
  const map = /<script type="importmap">(.*?)<\/script>/.exec(page)?.[1] ?? '';
  const { integrity } = JSON.parse(map) as { integrity: Record<string, string> };
  const named = new Map(Object.entries(integrity));
  for (const [, path = '', hash = ''] of page.matchAll(
    /(?:src|href)="([^"]+)" integrity="([^"]+)"/g,
  )) {
    named.set(path, hash);
  }
  const loadable = findFiles(['client/assets'], /\.(js|css)$/, first);
  assert.equal(
    [...named.keys()].sort(),
    loadable.map((file) => file.replace('client', '')),
  );
  for (const [path, hash] of named) {
    const digest = createHash('sha384')
      .update(read(`client${path}`))
      .digest('base64');
    assert.is(hash, `sha384-${digest}`, path);
  }
});

build('the page loads the styles of the first picture alone, the rest is named for later', () => {
  const page = read('client/index.html').toString();
  const styles = (rel: string) =>
    [...page.matchAll(new RegExp(`<link rel="${rel}" href="([^"]+)"`, 'g'))].map(([, path]) =>
      read(`client${path}`).toString(),
    );
  const [early = '', ...more] = styles('stylesheet');
  const [later = '', ...none] = styles('later');
  assert.equal([...more, ...none], []);
  // The tokens are needed at once, the grid of the stage is not.
  assert.match(early, '--ground:');
  assert.not.match(later, '--ground:');
  assert.not.match(early, 'data-panel');
  assert.match(later, 'data-panel');
});

build('the notes for the relay hold the hash of the one inline script', () => {
  const page = read('client/index.html').toString();
  const map = /<script type="importmap">(.*?)<\/script>/.exec(page)?.[1] ?? '';
  const digest = createHash('sha256').update(map).digest('base64');
  assert.equal(JSON.parse(read('client/headers.json').toString()), {
    scriptHashes: [`'sha256-${digest}'`],
  });
  assert.is(page.match(/<script/g)?.length, 2);
});

build('compressed copies hold what they are copies of', () => {
  const copies = findFiles(['client'], /\.(br|gz)$/, first);
  assert.ok(copies.length > 0);
  for (const copy of copies) {
    const unpack = copy.endsWith('.br') ? brotliDecompressSync : gunzipSync;
    assert.ok(unpack(read(copy)).equals(read(copy.replace(/\.(br|gz)$/, ''))), copy);
  }
});

build.run();
