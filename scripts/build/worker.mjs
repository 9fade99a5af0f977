// The esbuild plugin behind `import source from 'fan-out:worker'`: the fan-out worker, bundled, as text.
// Inside a chunk it has the chunk's hash; browsers cannot check that of a worker in a file of its own.
import { build } from 'esbuild';
import { root } from '../root.mjs';

/** @returns {Promise<string>} a classic script that stands alone; rejects with esbuild's error */
export async function bundleWorker() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['client/mesh/fan-out/worker.ts'],
    outfile: 'worker.js',
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}

/** @returns {import('esbuild').Plugin} */
export function workerPlugin() {
  return {
    name: 'fan-out-worker',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^fan-out:worker$/ }, ({ path }) => ({ path, namespace: 'fan-out' }));
      onLoad({ filter: /.*/, namespace: 'fan-out' }, async () => ({
        contents: await bundleWorker(),
        loader: 'text',
      }));
    },
  };
}
