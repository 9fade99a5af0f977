// Bundles the mesh engine alone, to prove that it is a library without view and state tools.
import { build } from 'esbuild';
import { slimPlugin } from '../slim/plugin.mjs';
import { browserOptions } from './client.mjs';

const foreign =
  /(^|\/)node_modules\/(preact|@preact)\/|^client\/(media|room|view|features|app|i18n)\//;

/** @returns {Promise<Uint8Array>} the bundled engine; rejects when it pulls in more than it may */
export async function bundleEngine() {
  const { outputFiles, metafile } = await build({
    ...browserOptions,
    entryPoints: ['client/mesh/index.ts'],
    outfile: 'engine.js',
    plugins: [slimPlugin()],
  });
  const intruders = Object.keys(metafile.inputs).filter((path) => foreign.test(path));
  if (intruders.length > 0) {
    throw new Error(`The mesh engine must stand alone, but it pulls in:\n${intruders.join('\n')}`);
  }
  const [file] = outputFiles;
  if (!file) throw new Error('client/mesh/index.ts gave no output.');
  return file.contents;
}
