// Bundles /service-worker.js: its code, and before it the list of what it keeps.
import { build } from 'esbuild';
import { browserOptions } from './client.mjs';

/** What may be in it: it outlives visits, so it is to be small and easy to read. */
const own = /^client\/offline\//;

/** @returns {Promise<string>} the script without its list; rejects when it pulls in more than it may */
export async function bundleServiceWorker() {
  const { outputFiles, metafile } = await build({
    ...browserOptions,
    entryPoints: ['client/offline/service-worker.ts'],
    outfile: 'service-worker.js',
    format: 'iife',
  });
  const intruders = Object.keys(metafile.inputs).filter((path) => !own.test(path));
  const [file] = outputFiles;
  if (intruders.length > 0 || !file) {
    throw new Error(
      `The service worker must stand alone, but it pulls in:\n${intruders.join('\n')}`,
    );
  }
  return file.text;
}

/**
 * @param {string} script of bundleServiceWorker()
 * @param {{ version: string, entry: string, assets: string[] }} shell addresses, from / on
 */
export function withShell(script, shell) {
  return `const SHELL=${JSON.stringify(shell)};\n${script}`;
}
