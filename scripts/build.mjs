// Builds the relay and the client: `node scripts/run.mjs build [folder]`, by default into dist.
import { resolve } from 'node:path';
import { buildDist } from './build/dist.mjs';
import { root } from './root.mjs';

const folder = process.argv[2] ?? 'dist';
try {
  const startMs = performance.now();
  const { build } = await buildDist(resolve(root, folder));
  console.log(`Built ${folder} (${build}) in ${Math.round(performance.now() - startMs)} ms.`);
} catch (error) {
  // esbuild has already printed its own errors.
  if (!(/** @type {any} */ (error).errors)) console.error(String(error));
  console.error('The build failed.');
  process.exitCode = 1;
}
