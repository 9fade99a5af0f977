// Makes the .br and .gz copies that the relay serves, so that it never compresses anything itself.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const textual = /\.(css|html|js|json|svg|ts|txt|webmanifest)$/;
const brotli = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/**
 * @param {Map<string, Uint8Array>} files by path
 * @returns {Promise<Map<string, Uint8Array>>} the compressed copies by path
 */
export async function precompress(files) {
  const copies = [...files].flatMap(([path, content]) =>
    textual.test(path)
      ? [
          gzipAsync(content, { level: 9 }).then((bytes) => [`${path}.gz`, bytes]),
          brotli(content, {
            params: {
              [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
              [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
            },
          }).then((bytes) => [`${path}.br`, bytes]),
        ]
      : [],
  );
  return new Map(/** @type {[string, Uint8Array][]} */ (await Promise.all(copies)));
}
