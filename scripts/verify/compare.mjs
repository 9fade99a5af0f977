// Compares what a live server serves with the hash list of a build, file by file and in each packed form.
import { hashed } from '../build/hash-list.mjs';
import { ENCODINGS, fetchFile } from './fetch-file.mjs';

/** @typedef {import('../build/hash-list.mjs').HashedFile} HashedFile */
/** @typedef {{ build: string, files: Record<string, HashedFile> }} HashList as in dist/build.json */
/** @typedef {{ path: string, kind: 'differs' | 'missing' | 'extra', text: string }} Finding */
/** @typedef {{ compared: number, servedBuild: string | null, findings: Finding[] }} Comparison */

const CLIENT = 'client/';
/** Written by the build for the relay, never served. */
const NOT_SERVED = new Set([`${CLIENT}headers.json`]);

/**
 * @param {URL} origin
 * @param {HashList} list
 * @returns {Promise<Comparison>} rejects with a RedirectError or Node's own error when there is nothing to compare
 */
export async function compareServer(origin, list) {
  const wanted = new Map(
    Object.entries(list.files).flatMap(([path, file]) =>
      path.startsWith(CLIENT) && !NOT_SERVED.has(path) ? [[addressOf(path), file]] : [],
    ),
  );
  const start = await fetchFile(origin, 'identity');
  if (start.type === 'redirect') throw new RedirectError(start.to);
  const page = start.type === 'file' ? start.bytes.toString('utf8') : '';

  /** @type {Finding[]} */
  const findings = [];
  for (const [path, file] of wanted) {
    const finding = await compareFile(new URL(path, origin), path, file);
    if (finding !== null) findings.push(finding);
  }
  for (const path of namedIn(page, origin)) {
    if (wanted.has(path)) continue;
    findings.push({ path, kind: 'extra', text: 'the start page loads it, the build has none' });
  }
  const servedBuild = /<meta name="schnack-build" content="([\w.-]{1,64})">/.exec(page)?.[1];
  return { compared: wanted.size, servedBuild: servedBuild ?? null, findings };
}

/** The server sends us to another address instead of serving something. */
export class RedirectError extends Error {
  /** @param {string} to */
  constructor(to) {
    super(to);
    this.to = to;
  }
}

/** @param {string} path below dist */
function addressOf(path) {
  return `/${path.slice(CLIENT.length)}`.replace(/\/index\.html$/, '/');
}

/** @param {URL} url @param {string} path @param {HashedFile} file @returns {Promise<Finding | null>} */
async function compareFile(url, path, file) {
  for (const encoding of ENCODINGS) {
    const answer = await fetchFile(url, encoding);
    const form = encoding === 'identity' ? '' : ` (asked for as ${encoding})`;
    switch (answer.type) {
      case 'missing':
        return { path, kind: 'missing', text: `the server answers ${answer.status}${form}` };
      case 'redirect':
        return { path, kind: 'differs', text: `the server sends one to ${answer.to}${form}` };
      case 'broken':
        return { path, kind: 'differs', text: `the answer cannot be read: ${answer.why}${form}` };
      default: {
        const live = hashed(answer.bytes);
        if (live.sha384 === file.sha384) continue;
        return { path, kind: 'differs', text: difference(live.bytes, file.bytes) + form };
      }
    }
  }
  return null;
}

/** @param {number} live @param {number} built */
function difference(live, built) {
  return live === built
    ? `${live} bytes as in the build, but other ones`
    : `${live} bytes instead of ${built}`;
}

/**
 * Scripts and styles that a page loads: in tags, in its import map, and in links to preload. Another
 * origin's are named in full.
 * @param {string} page @param {URL} origin
 */
function namedIn(page, origin) {
  const names = new Set();
  for (const [tag, kind] of page.matchAll(/<(script|link|iframe|img|embed|object)\b[^>]*>/gi)) {
    const name = /\b(?:src|href|data)\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1];
    // What a link leads to is not loaded; the icon is in the page itself.
    const isLoaded = kind?.toLowerCase() !== 'link' || /stylesheet|preload|manifest/i.test(tag);
    if (name !== undefined && isLoaded && !name.startsWith('data:')) names.add(name);
  }
  const map = /<script type="importmap">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
  for (const [name] of map.matchAll(/(?<=")(?:\/|https?:)[^"]+(?=")/g)) names.add(name);
  return [...names].map((name) => {
    const url = new URL(name, origin);
    return url.origin === origin.origin ? url.pathname : url.href;
  });
}
