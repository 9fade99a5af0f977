// The built client, read into memory at the start: what is not in the table does not exist.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { isScriptHash } from './headers.ts';

export type Encoding = 'br' | 'gzip';

export interface StaticFile {
  body: Buffer;
  /** The copies that the build compressed. */
  encoded: Partial<Record<Encoding, Buffer>>;
  type: string;
  cacheControl: string;
  etag: string;
}

export interface StaticFiles {
  /** By request path: `/`, `/assets/app-1a2b.js`, `/handbook/`. */
  files: ReadonlyMap<string, StaticFile>;
  /** CSP sources of the inline scripts in these pages. */
  scriptHashes: readonly string[];
  /** The build's name as its start page tells it; '' without a client. */
  build: string;
}

/** No client at all: the relay alone. */
export const NO_FILES: StaticFiles = { files: new Map(), scriptHashes: [], build: '' };

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ts': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};
const COPIES: [Encoding, string][] = [
  ['br', '.br'],
  ['gzip', '.gz'],
];
/** Written by the build for the relay, not for browsers. */
const BUILD_NOTES = 'headers.json';

/** Reads a directory with everything below it. Throws when there is none. */
export function loadStaticFiles(directory: string): StaticFiles {
  const contents = new Map(
    listFiles(directory).map((path) => [
      relative(directory, path).split(sep).join('/'),
      readFileSync(path),
    ]),
  );
  const files = new Map<string, StaticFile>();
  for (const [name, body] of contents) {
    if (name === BUILD_NOTES || /\.(br|gz)$/.test(name)) continue;
    const path = `/${name}`.replace(/\/index\.html$/, '/');
    files.set(path, {
      body,
      encoded: Object.fromEntries(
        COPIES.flatMap(([encoding, ending]) => {
          const copy = contents.get(name + ending);
          return copy === undefined ? [] : [[encoding, copy]];
        }),
      ),
      type: TYPES[extname(name)] ?? 'application/octet-stream',
      cacheControl: cacheControl(path),
      etag: `"${hash(body)}"`,
    });
  }
  return {
    files,
    scriptHashes: readScriptHashes(contents.get(BUILD_NOTES)),
    build: readBuild(contents.get('index.html')),
  };
}

function listFiles(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

/** Only what has its hash in its name may be kept; the start page must be the newest at every visit. */
function cacheControl(path: string): string {
  if (path === '/') return 'no-store';
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}

function readBuild(startPage: Buffer | undefined): string {
  const meta = /<meta name="schnack-build" content="([\w.-]+)">/;
  return meta.exec(startPage?.toString() ?? '')?.[1] ?? '';
}

function readScriptHashes(notes: Buffer | undefined): string[] {
  if (notes === undefined) return [];
  const { scriptHashes }: { scriptHashes?: unknown } = JSON.parse(notes.toString());
  if (Array.isArray(scriptHashes) && scriptHashes.every(isScriptHash)) return scriptHashes;
  throw new Error(`${BUILD_NOTES} must hold a list "scriptHashes" of CSP hash sources.`);
}
