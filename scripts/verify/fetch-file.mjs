// Fetches one file of a live server as a browser would, in each form that servers keep, and unpacks it.
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

/** A server may hold a file once plain and once packed, and could change only one of them. */
export const ENCODINGS = /** @type {const} */ (['identity', 'gzip', 'br']);
/** @typedef {typeof ENCODINGS[number]} Encoding */

/**
 * @typedef {{ type: 'file', bytes: Buffer }
 *   | { type: 'missing', status: number }
 *   | { type: 'redirect', to: string }
 *   | { type: 'broken', why: string }} Answer
 */

const PATIENCE_MS = 15_000;
/** More than any file of ours; a server that never stops must not fill the memory. */
const MAX_BYTES = 32 * 1024 * 1024;
/** What a browser says, so that nobody answers a program differently by accident. */
const BROWSER = {
  accept: '*/*',
  'accept-language': 'de,en;q=0.8',
  'cache-control': 'no-cache',
  'user-agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
};

/** @type {Record<string, (packed: Buffer) => Buffer>} */
const UNPACK = {
  identity: (bytes) => bytes,
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/**
 * Never follows a redirect: other code may lie there.
 * @param {URL} url http or https
 * @param {Encoding} encoding what we say that we can read
 * @returns {Promise<Answer>} rejects with Node's error when nobody answers
 */
export async function fetchFile(url, encoding) {
  const { status, headers, body } = await ask(url, encoding);
  if (status >= 300 && status < 400 && headers.location !== undefined) {
    return { type: 'redirect', to: new URL(headers.location, url).href };
  }
  if (status !== 200) return { type: 'missing', status };
  // A proxy may pack what was plain, and pack twice: from the last to the first.
  const steps = (headers['content-encoding'] ?? 'identity').split(',').map((step) => step.trim());
  try {
    const bytes = steps.reduceRight((packed, step) => {
      const unpack = UNPACK[step.toLowerCase()];
      if (unpack === undefined) throw new Error(`packed as “${step}”, which nobody asked for`);
      return unpack(packed);
    }, body);
    return { type: 'file', bytes };
  } catch (error) {
    return { type: 'broken', why: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * @param {URL} url @param {string} encoding
 * @returns {Promise<{ status: number, headers: import('node:http').IncomingHttpHeaders, body: Buffer }>}
 */
function ask(url, encoding) {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      { headers: { ...BROWSER, 'accept-encoding': encoding }, timeout: PATIENCE_MS },
      (response) => {
        /** @type {Buffer[]} */
        const chunks = [];
        let size = 0;
        response.on('data', (/** @type {Buffer} */ chunk) => {
          chunks.push(chunk);
          size += chunk.length;
          if (size > MAX_BYTES) asked.destroy(new Error('the answer does not end'));
        });
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    asked.on('timeout', () => asked.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
    asked.on('error', reject);
    asked.end();
  });
}
