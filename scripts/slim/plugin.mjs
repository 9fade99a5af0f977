// The esbuild plugin that gives simple-peer small stand-ins for its dependencies: 6 kB instead of 29 kB gzip.
import { join } from 'node:path';
import { root } from '../root.mjs';

const standIns = new Map([
  ['readable-stream', 'duplex.cjs'],
  ['buffer', 'buffer.cjs'],
  ['randombytes', 'randombytes.cjs'],
  ['debug', 'debug.cjs'],
  ['err-code', 'err-code.cjs'],
  ['queue-microtask', 'queue-microtask.cjs'],
]);

/** @returns {import('esbuild').Plugin} */
export function slimPlugin() {
  return {
    name: 'slim',
    setup(build) {
      const filter = new RegExp(`^(${[...standIns.keys()].join('|')})$`);
      build.onResolve({ filter }, ({ path, importer }) => {
        const standIn = standIns.get(path);
        if (!standIn || !/[\\/]simple-peer[\\/]/.test(importer)) return null;
        return { path: join(root, 'scripts/slim', standIn) };
      });
    },
  };
}
