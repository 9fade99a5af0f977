// Bundles the client in memory: the entry, its chunks and styles, and what of them loads when.
import { relative, sep } from 'node:path';
import { build } from 'esbuild';
import { featuresPlugin } from '../features-plugin.mjs';
import { root } from '../root.mjs';
import { slimPlugin } from '../slim/plugin.mjs';
import { iconsPlugin } from './icons-plugin.mjs';
import { hashedName, splitStyle } from './styles.mjs';
import { workerPlugin } from './worker.mjs';

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
 * @property {string | null} style the stylesheet of the first picture
 * @property {string | null} laterStyle the stylesheet that the lazy scripts need
 * @property {import('esbuild').Metafile} metafile its output paths are those of `files`, stylesheets excepted
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
    plugins: [featuresPlugin(), iconsPlugin(), slimPlugin(), workerPlugin()],
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
  // esbuild writes a stylesheet per lazy script as well, which would repeat rules of the first.
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  /** @type {string | null} */
  let style = null;
  /** @type {string | null} */
  let laterStyle = null;
  for (const { path, contents } of outputFiles) {
    const name = relative(root, path).split(sep).join('/');
    if (name === cssBundle) {
      const { early, later } = splitStyle({ metafile, entryPoint, style: name, content: contents });
      files.set((style = hashedName('main', early)), early);
      files.set((laterStyle = hashedName('later', later)), later);
    } else if (!name.endsWith('.css')) files.set(name, contents);
  }
  return {
    files,
    entry,
    initial: scripts.filter((path) => path !== entry && reached.has(path)).sort(),
    lazy: scripts.filter((path) => !reached.has(path)).sort(),
    style,
    laterStyle,
    metafile,
  };
}
