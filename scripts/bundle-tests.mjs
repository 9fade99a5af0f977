// Bundles test files for Node with one run of esbuild, because Node 20 cannot run TypeScript.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { featuresPlugin } from './features-plugin.mjs';
import { root } from './root.mjs';

/**
 * Each run has its own folder, so that two runs at the same time do not disturb each other.
 * @param {string[]} files relative to the root
 * @returns {Promise<{ outputs: Map<string, string>, remove: () => void }>} bundle path by test file;
 *   rejects with esbuild's error
 */
export async function bundleTests(files) {
  const folder = join(root, '.cache', `tests-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: files,
    outdir: folder,
    outbase: root,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    external: externalPackages(),
    loader: { '.svg': 'text', '.md': 'text' },
    sourcemap: 'linked',
    sourcesContent: false,
    plugins: [loudHooks, featuresPlugin()],
    logLevel: 'warning',
  });
  const outputs = new Map(
    files.map((file) => [file, join(folder, file.replace(/\.tsx?$/, '.mjs'))]),
  );
  return { outputs, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Gives the tests our suite() instead of uvu's. @type {import('esbuild').Plugin} */
const loudHooks = {
  name: 'loud-hooks',
  setup(build) {
    const path = join(root, 'scripts', 'suite.mjs');
    build.onResolve({ filter: /^uvu$/ }, ({ importer }) => (importer === path ? null : { path }));
  },
};

/** Packages stay outside, but for the icons: Node would load all of their thousands of files. */
function externalPackages() {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const names = Object.keys({ ...dependencies, ...devDependencies });
  return names.flatMap((name) => (name === 'lucide' ? [] : [name, `${name}/*`]));
}
