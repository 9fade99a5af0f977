// Puts index.html together: each script and stylesheet with its hash, so that no server can exchange one alone.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.mjs';
import { drawIcons } from './icons/icons.mjs';
import { manifests } from './manifests.mjs';
import { withShell } from './service-worker.mjs';

const text = new TextEncoder();

/** @param {string | Uint8Array} content @param {'sha256' | 'sha384'} algorithm */
function integrityOf(content, algorithm = 'sha384') {
  return `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`;
}

/**
 * Adds the page and its companions to the files of a bundle.
 * @param {import('./client.mjs').ClientBundle} bundle
 * @param {string} serviceWorker of bundleServiceWorker()
 * @returns {{ files: Map<string, Uint8Array>, build: string }} all files of dist/client, and the build's name
 */
export function addPage({ files, entry, initial, lazy, style, laterStyle }, serviceWorker) {
  const icon = readFileSync(join(root, 'client/app/icon.svg'), 'utf8').trim();
  const template = readFileSync(join(root, 'index.html'), 'utf8');
  const all = new Map([...files, ...drawIcons(icon), ...manifests()]);
  const assets = [...files.keys()].filter((path) => path.startsWith('assets/')).sort();
  const shell = {
    version: nameOf([...hashesOf(all), template]),
    entry: `/${entry}`,
    assets: assets.map((path) => `/${path}`),
  };
  all.set('service-worker.js', text.encode(withShell(serviceWorker, shell)));
  const build = nameOf(hashesOf(all));

  /** @param {string} path */
  const source = (path) => `"/${path}" integrity="${integrityOf(all.get(path) ?? '')}" crossorigin`;
  // Integrity-Policy blocks every script without a hash; for chunks only the import map can name it.
  const importMap = JSON.stringify({
    integrity: Object.fromEntries(
      [...initial, ...lazy].map((path) => [`/${path}`, integrityOf(all.get(path) ?? '')]),
    ),
  });
  const head = [
    `<meta name="schnack-build" content="${build}">`,
    // In the page itself: one request less for some 400 bytes.
    `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">`,
    '<link rel="apple-touch-icon" href="/icons/apple-touch-icon.png">',
    // With credentials, for services behind a login of the operator's.
    '<link rel="manifest" href="/manifest.webmanifest" crossorigin="use-credentials">',
    `<script type="importmap">${importMap}</script>`,
    ...(style ? [`<link rel="stylesheet" href=${source(style)}>`] : []),
    // Browsers know no such link; the app makes it a stylesheet when it loads the lazy scripts.
    ...(laterStyle ? [`<link rel="later" href=${source(laterStyle)}>`] : []),
    ...initial.map((path) => `<link rel="modulepreload" href=${source(path)}>`),
    `<script type="module" src=${source(entry)}></script>`,
  ];
  const page = template.replace(/^( *)<!-- build -->$/m, (_match, indent) =>
    head.map((line) => indent + line).join('\n'),
  );
  if (page === template) throw new Error('index.html lacks the line <!-- build -->.');

  all.set('index.html', text.encode(page));
  const headers = { scriptHashes: [`'${integrityOf(importMap, 'sha256')}'`] };
  all.set('headers.json', text.encode(`${JSON.stringify(headers)}\n`));
  return { files: all, build };
}

/** @param {ReadonlyMap<string, Uint8Array>} files */
function hashesOf(files) {
  return [...files].map(([path, content]) => `${path} ${integrityOf(content)}`).sort();
}

/** A short name that changes with every byte. @param {string[]} parts */
function nameOf(parts) {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
}
