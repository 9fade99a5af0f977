// Builds everything that is delivered into a folder: the relay's one file and the client's static files.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../root.mjs';
import { bundleClient } from './client.mjs';
import { bundleEmbed } from './embed.mjs';
import { hashList } from './hash-list.mjs';
import { addPage } from './page.mjs';
import { precompress } from './precompress.mjs';
import { bundleRelay } from './relay.mjs';
import { sbomOf } from './sbom.mjs';
import { bundleServiceWorker } from './service-worker.mjs';

/** Everything that is delivered to browsers, and the relay; `build` is their name. */
export async function bundleAll() {
  const [bundle, relay, embed, serviceWorker] = await Promise.all([
    bundleClient(),
    bundleRelay(),
    bundleEmbed(),
    bundleServiceWorker(),
  ]);
  for (const [path, content] of embed) bundle.files.set(path, content);
  return { bundle, relay, ...addPage(bundle, serviceWorker) };
}

/**
 * Two builds of the same sources are equal byte by byte, wherever they are written.
 * @param {string} folder is replaced as a whole, at the very end
 * @returns {Promise<{ build: string, bundle: import('./client.mjs').ClientBundle, relay: Awaited<ReturnType<typeof bundleRelay>> }>}
 */
export async function buildDist(folder) {
  const { bundle, relay, files, build } = await bundleAll();
  // The bundles carry no notices, so the licences' texts travel beside them and are served as well.
  const notices = 'third-party-notices.txt';
  files.set(notices, readFileSync(join(root, 'docs', notices)));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

  /** @type {Map<string, string | Uint8Array>} */
  const all = new Map(sboms(bundle.metafile, relay.metafile, build));
  all.set('relay.js', relay.script);
  // Node before 20.19 sees only by this file that relay.js is an ES module.
  all.set('package.json', '{ "type": "module" }\n');
  for (const [path, content] of [...files, ...(await precompress(files))]) {
    all.set(`client/${path}`, content);
  }
  const list = { version, build, files: hashList(all) };
  all.set('build.json', `${JSON.stringify(list, null, 2)}\n`);

  const draft = `${folder}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  for (const [path, content] of all) write(join(draft, path), content);
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  return { build, bundle, relay };
}

/**
 * What is inside of the two bundles, by path below dist.
 * @param {import('esbuild').Metafile} client
 * @param {import('esbuild').Metafile} relay
 * @param {string} build
 * @returns {[path: string, content: string][]}
 */
export function sboms(client, relay, build) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return [
    ['sbom/client.cdx.json', sbomOf({ part: 'client', metafile: client, properties: { build } })],
    [
      'sbom/relay.cdx.json',
      sbomOf({
        part: 'relay',
        metafile: relay,
        properties: { runtime: `Node.js ${engines.node}` },
      }),
    ],
  ];
}

/** @param {string} path @param {string | Uint8Array} content */
function write(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
