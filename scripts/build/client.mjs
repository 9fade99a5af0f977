// Bundles the client in memory: the entry, its chunks and styles, and what of them loads when.
import { relative, sep } from 'node:path';
import { build } from 'esbuild';
import { featuresPlugin } from '../features-plugin.mjs';
import { root } from '../root.mjs';
import { slimPlugin } from '../slim/plugin.mjs';

const entryPoint = 'client/app/main.tsx';

/** What every browser bundle has in common. */
export const browserOptions = /** @type {const} @satisfies {import('esbuild').BuildOptions} */ ({
  absWorkingDir: root,
  bundle: true,
  write: false,
  metafile: true,
  minify: true,
  platform: 'browser',
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  charset: 'utf8',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.svg': 'file', '.md': 'text' },
  logLevel: 'warning',
});

/**
 * @typedef {object} ClientBundle
 * @property {Map<string, Uint8Array>} files by path below dist/client, page and icon excluded
 * @property {string} entry path of the script that starts everything
 * @property {string[]} initial scripts that the entry imports statically, entry excluded
 * @property {string[]} lazy scripts that load later
 * @property {string | null} style the one stylesheet; it holds the styles of the lazy scripts too
 * @property {import('esbuild').Metafile} metafile its output paths are those of `files`
 */

/** @returns {Promise<ClientBundle>} rejects with esbuild's error */
export async function bundleClient() {
  const { outputFiles, metafile } = await build({
    ...browserOptions,
    entryPoints: [entryPoint],
    outdir: root,
    publicPath: '/',
    splitting: true,
    entryNames: 'assets/[name]-[hash]',
    chunkNames: 'assets/[name]-[hash]',
    assetNames: 'assets/[name]-[hash]',
    plugins: [featuresPlugin(), slimPlugin()],
  });
  const { outputs } = metafile;
  const found = Object.entries(outputs).find(([, output]) => output.entryPoint === entryPoint);
  if (!found) throw new Error(`${entryPoint} gave no output.`);
  const [entry, { cssBundle }] = found;

  const reached = new Set([entry]);
  // A Set may grow while it is walked through.
  for (const path of reached) {
    for (const { path: next, kind } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && next.endsWith('.js')) reached.add(next);
    }
  }
  const scripts = Object.keys(outputs).filter((path) => path.endsWith('.js'));
  // esbuild writes a stylesheet per lazy script as well, but nothing would ever load it.
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  for (const { path, contents } of outputFiles) {
    const name = relative(root, path).split(sep).join('/');
    if (!name.endsWith('.css') || name === cssBundle) files.set(name, contents);
  }
  return {
    files,
    entry,
    initial: scripts.filter((path) => path !== entry && reached.has(path)).sort(),
    lazy: scripts.filter((path) => !reached.has(path)).sort(),
    style: cssBundle ?? null,
    metafile,
  };
}
