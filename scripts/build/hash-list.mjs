// The hash list of a build: what each delivered file weighs and what its SHA-384 is, as dist/build.json has it.
import { createHash } from 'node:crypto';

/** @typedef {{ bytes: number, sha384: string }} HashedFile in hexadecimal, as sha384sum writes it */

/**
 * Compressed copies are left out: they are the same content, and a server may make its own.
 * @param {ReadonlyMap<string, string | Uint8Array>} files by path below dist
 * @returns {Record<string, HashedFile>} sorted by path
 */
export function hashList(files) {
  return Object.fromEntries(
    [...files]
      .filter(([path]) => !/\.(br|gz)$/.test(path))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, content]) => [path, hashed(content)]),
  );
}

/** @param {string | Uint8Array} content @returns {HashedFile} */
export function hashed(content) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    bytes: bytes.byteLength,
    sha384: createHash('sha384').update(bytes).digest('hex'),
  };
}
