// What a benchmark runs inside a page, as one classic script.
import { build } from 'esbuild';
import { browserOptions } from '../build/client.mjs';
import { slimPlugin } from '../slim/plugin.mjs';

/** @param {string} path below scripts/bench @returns {Promise<string>} */
export async function bundlePage(path) {
  const { outputFiles } = await build({
    ...browserOptions,
    entryPoints: [`scripts/bench/${path}`],
    outfile: 'page.js',
    format: 'iife',
    plugins: [slimPlugin()],
  });
  return outputFiles[0]?.text ?? '';
}
