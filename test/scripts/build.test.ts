// The build: equal bytes each time, and every script named by its hash.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { buildDist } from '../../scripts/build/dist.mjs';
import { findFiles } from '../../scripts/files.mjs';

const build = suite('build');
const folder = mkdtempSync(join(tmpdir(), 'schnack-build-'));
const first = join(folder, 'first');
const second = join(folder, 'elsewhere', 'second');
build.before(async () => {
  await buildDist(first);
  await buildDist(second);
});
build.after(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string): Buffer => readFileSync(join(first, path));

build('two builds in two places are equal byte by byte', () => {
  const files = findFiles(['.'], /./, first);
  assert.equal(findFiles(['.'], /./, second), files);
  for (const file of files) {
    assert.ok(read(file).equals(readFileSync(join(second, file))), file);
  }
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
