// Bundles the relay into one file that runs with plain Node and no node_modules.
import { build } from 'esbuild';
import { root } from '../root.mjs';

/** @returns {Promise<{ script: Uint8Array, metafile: import('esbuild').Metafile }>} rejects with esbuild's error */
export async function bundleRelay() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['relay/main.ts'],
    outfile: 'relay.js',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // ws is CommonJS and asks for Node's own modules by require().
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
    charset: 'utf8',
    legalComments: 'none',
    // Native speed-ups of ws that are never installed; it does without them.
    external: ['bufferutil', 'utf-8-validate'],
    logLevel: 'warning',
  });
  const [file] = outputFiles;
  if (!file) throw new Error('relay/main.ts gave no output.');
  return { script: file.contents, metafile };
}
