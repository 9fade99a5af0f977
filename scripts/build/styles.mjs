// Cuts the one stylesheet into what the first picture needs and what comes with the lazy scripts.
import { createHash } from 'node:crypto';

/**
 * esbuild gives the entry one stylesheet for all scripts, in the order of the imports.
 * @param {{ metafile: import('esbuild').Metafile, entryPoint: string, style: string, content: Uint8Array }} options
 *   `style`: the stylesheet's output path
 * @returns {{ early: Uint8Array, later: Uint8Array }} the same rules, each part in the order of before
 */
export function splitStyle({ metafile, entryPoint, style, content }) {
  const { inputs } = metafile.outputs[style] ?? {};
  if (!inputs) throw new Error(`${style} is no output.`);
  const early = reachedAtOnce(metafile, entryPoint);
  /** @type {[early: Uint8Array[], later: Uint8Array[]]} */
  const parts = [[], []];
  let at = 0;
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    parts[early.has(path) ? 0 : 1].push(content.subarray(at, at + bytesInOutput));
    at += bytesInOutput;
  }
  // One line break ends the file; anything else would mean that the pieces are not what they seem.
  if (content.length - at > 1) throw new Error(`${style} has more than its inputs.`);
  return { early: Buffer.concat(parts[0]), later: Buffer.concat(parts[1]) };
}

/** Like the names that esbuild gives. @param {string} name @param {Uint8Array} content */
export function hashedName(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase();
  return `assets/${name}-${hash}.css`;
}

/** Everything that loads without a dynamic import. @param {import('esbuild').Metafile} metafile @param {string} entryPoint */
function reachedAtOnce({ inputs }, entryPoint) {
  const reached = new Set([entryPoint]);
  // A Set may grow while it is walked through.
  for (const path of reached) {
    for (const { path: next, kind } of inputs[path]?.imports ?? []) {
      if (kind !== 'dynamic-import') reached.add(next);
    }
  }
  return reached;
}
