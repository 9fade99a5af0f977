// Compares a live server with a build of this folder: `npm run verify -- https://host [--list build.json]`.
// Exit code 0: all the same; 1: something differs; 2: nothing could be compared.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildDist } from './build/dist.mjs';
import { compareServer, RedirectError } from './verify/compare.mjs';

/** @import { HashList } from './verify/compare.mjs' */

const USAGE = `Usage: npm run verify -- https://host [--list build.json]
Without --list this folder is built and compared; with it a hash list that you trust is.`;
const SAME = 0;
const DIFFERENT = 1;
const NOTHING_COMPARED = 2;

/** @type {Record<string, string>} */
const REASONS = {
  ENOTFOUND: 'There is no host of this name.',
  EAI_AGAIN: 'The name could not be looked up. Is there a network?',
  ECONNREFUSED: 'The host refuses the connection. Does the server run on this port?',
  ECONNRESET: 'The host broke the connection off. Is it http instead of https, or the other way?',
  ETIMEDOUT: 'The host does not answer.',
  EHOSTUNREACH: 'No way leads to the host.',
  EPROTO: 'The host does not speak https on this port. Try http.',
  CERT_HAS_EXPIRED: 'The certificate of the host has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'The host signed its certificate itself. If it is yours, name it: NODE_EXTRA_CA_CERTS=cert.pem.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate belongs to another host.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'Nobody we know signed the certificate. A CA of your own: NODE_EXTRA_CA_CERTS=ca.pem.',
};

process.exitCode = await main();

async function main() {
  const { address, listPath } = readArguments();
  const origin = address === undefined ? null : originOf(address);
  if (origin === null) {
    console.error(USAGE);
    return NOTHING_COMPARED;
  }
  const list = await readList(listPath);
  if (list === null) return NOTHING_COMPARED;
  console.log(`Comparing ${origin.origin} with build ${list.build}.`);
  try {
    return report(await compareServer(origin, list), list);
  } catch (error) {
    if (error instanceof RedirectError) {
      console.error(`${origin.origin} sends its visitors to ${error.to}. Compare that address.`);
    } else {
      const { code = '', message } = /** @type {NodeJS.ErrnoException} */ (error);
      console.error(REASONS[code] ?? `Nothing could be fetched: ${message || code}`);
    }
    return NOTHING_COMPARED;
  }
}

/** @param {import('./verify/compare.mjs').Comparison} comparison @param {HashList} list */
function report({ compared, servedBuild, findings }, { build }) {
  if (findings.length === 0) {
    console.log(`All ${compared} files are the same, byte by byte.`);
    return SAME;
  }
  for (const { path, kind, text } of findings) console.log(`${kind.padEnd(8)} ${path}: ${text}`);
  const count = findings.length === 1 ? '1 thing is' : `${findings.length} things are`;
  console.log(`${count} not as in the build; the build has ${compared} files.`);
  if (servedBuild !== null && servedBuild !== build) {
    console.log(`The server says that it runs build ${servedBuild}. Is this folder that version?`);
  } else if (servedBuild === build) {
    console.log('The server says that it runs this very build, and yet serves something else.');
    console.log('A proxy that rewrites pages does that; somebody who means harm as well.');
  }
  return DIFFERENT;
}

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { list: { type: 'string' } },
    });
    return {
      address: positionals.length === 1 ? positionals[0] : undefined,
      listPath: values.list,
    };
  } catch (error) {
    console.error(String(error));
    return { address: undefined, listPath: undefined };
  }
}

/** @param {string} address with or without https:// @returns {URL | null} */
function originOf(address) {
  const text = address.includes('://') ? address : `https://${address}`;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? new URL('/', url) : null;
}

/** @param {string | undefined} path @returns {Promise<HashList | null>} null when told why not */
async function readList(path) {
  try {
    if (path !== undefined) return JSON.parse(readFileSync(path, 'utf8'));
    const folder = mkdtempSync(join(tmpdir(), 'schnack-verify-'));
    try {
      await buildDist(join(folder, 'dist'));
      return JSON.parse(readFileSync(join(folder, 'dist/build.json'), 'utf8'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } catch (error) {
    console.error(`There is no hash list to compare with: ${String(error)}`);
    return null;
  }
}
