// Weighs everything that loads until the lobby is usable, and fails above the budget.
import { gzipSync } from 'node:zlib';
import { bundleClient } from './build/client.mjs';
import { bundleEmbed } from './build/embed.mjs';
import { bundleEngine } from './build/engine.mjs';
import { addPage } from './build/page.mjs';
import { bundleServiceWorker } from './build/service-worker.mjs';

const budget = { totalKb: 60, scriptKb: 50, requests: 8, embedKb: 6 };

const bundle = await bundleClient();
const { files } = addPage(bundle, await bundleServiceWorker());
const weigh = (/** @type {string} */ path) =>
  gzipSync(files.get(path) ?? '', { level: 9 }).byteLength;
const kb = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(2).padStart(7);
const line = (/** @type {number} */ bytes, /** @type {string} */ text) =>
  console.log(`${kb(bytes)} kB  ${text}`);

const scripts = [bundle.entry, ...bundle.initial];
const early = ['index.html', ...scripts, ...(bundle.style === null ? [] : [bundle.style])];

console.log('Until the lobby is usable (gzip):');
for (const path of early) line(weigh(path), path);
const total = early.reduce((sum, path) => sum + weigh(path), 0);
const script = scripts.reduce((sum, path) => sum + weigh(path), 0);
// The settings of the server, /config.json, are one more small answer.
const requests = early.length + 1;
line(
  total,
  `in ${requests} requests with /config.json; of that ${kb(script).trim()} kB JavaScript`,
);

if (bundle.lazy.length > 0) console.log('\nLater, when needed (gzip):');
for (const path of bundle.lazy) line(weigh(path), `${path}  ${sourcesOf(path).join(', ')}`);
if (bundle.laterStyle !== null) line(weigh(bundle.laterStyle), bundle.laterStyle);

// Browsers ask for these by themselves once the page is loaded, or the start page does when it is idle.
console.log('\nFor the installed app, when all is loaded and idle (gzip):');
for (const path of ['manifest.webmanifest', 'service-worker.js']) line(weigh(path), path);

console.log('\nParts of the client (minified):');
for (const [part, bytes] of [...bytesByPart()].sort(([, a], [, b]) => b - a)) line(bytes, part);

const engine = await bundleEngine();
console.log('\nThe mesh engine alone, with simple-peer (gzip):');
line(gzipSync(engine, { level: 9 }).byteLength, 'client/mesh');

const embed = (await bundleEmbed()).get('embed.js') ?? '';
const embedBytes = gzipSync(embed, { level: 9 }).byteLength;
console.log('\nFor pages that embed a meeting (gzip):');
line(embedBytes, 'embed.js');

/** @type {[isOver: boolean, text: string][]} */
const limits = [
  [total > budget.totalKb * 1000, `${budget.totalKb} kB in all`],
  [script > budget.scriptKb * 1000, `${budget.scriptKb} kB of JavaScript`],
  [embedBytes > budget.embedKb * 1000, `${budget.embedKb} kB for embed.js`],
  [requests > budget.requests, `${budget.requests} requests`],
];
for (const [isOver, text] of limits) {
  if (!isOver) continue;
  console.error(`Over the budget of ${text}.`);
  process.exitCode = 1;
}

/** The entry of a lazy script, or nothing for a chunk that several share. @param {string} path */
function sourcesOf(path) {
  const entry = bundle.metafile.outputs[path]?.entryPoint;
  return entry ? [entry] : [];
}

/** Minified bytes by feature, layer or package. */
function bytesByPart() {
  /** @type {Map<string, number>} */
  const parts = new Map();
  for (const path of [...scripts, ...bundle.lazy]) {
    for (const [input, { bytesInOutput }] of Object.entries(
      bundle.metafile.outputs[path]?.inputs ?? {},
    )) {
      const part = partOf(input);
      parts.set(part, (parts.get(part) ?? 0) + bytesInOutput);
    }
  }
  return parts;
}

/** @param {string} input */
function partOf(input) {
  const found =
    /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input) ??
    /^(client\/features\/[^/]+\/)/.exec(input) ??
    /^(client\/[^/]+|[^/]+)/.exec(input);
  return found?.[1] ?? input;
}
