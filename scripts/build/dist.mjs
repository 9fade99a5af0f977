// Builds everything that is delivered into a folder: the relay's one file and the client's static files.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../root.mjs';
import { bundleClient } from './client.mjs';
import { addPage } from './page.mjs';
import { precompress } from './precompress.mjs';
import { bundleRelay } from './relay.mjs';

/**
 * Two builds of the same sources are equal byte by byte, wherever they are written.
 * @param {string} folder is replaced as a whole, at the very end
 * @returns {Promise<{ build: string, bundle: import('./client.mjs').ClientBundle }>}
 */
export async function buildDist(folder) {
  const [bundle, relay] = await Promise.all([bundleClient(), bundleRelay()]);
  const { files, build } = addPage(bundle);
  // The bundles carry no notices, so the licences' texts travel beside them and are served as well.
  const notices = 'third-party-notices.txt';
  files.set(notices, readFileSync(join(root, 'docs', notices)));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

  const draft = `${folder}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  write(join(draft, 'relay.js'), relay);
  // Node before 20.19 sees only by this file that relay.js is an ES module.
  write(join(draft, 'package.json'), '{ "type": "module" }\n');
  write(join(draft, 'build.json'), `${JSON.stringify({ version, build }, null, 2)}\n`);
  for (const [path, content] of [...files, ...(await precompress(files))]) {
    write(join(draft, 'client', path), content);
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  return { build, bundle };
}

/** @param {string} path @param {string | Uint8Array} content */
function write(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
