// Bundles /embed.js, the script for pages of others, and its types: client/embed/api.ts as it is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../root.mjs';
import { browserOptions } from './client.mjs';

/** What may be in it: foreign pages load nothing of the client. */
const own = /^(client\/embed|shared)\//;

/** @returns {Promise<Map<string, Uint8Array>>} by path below dist/client; rejects when it pulls in more than it may */
export async function bundleEmbed() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { outputFiles, metafile } = await build({
    ...browserOptions,
    entryPoints: ['client/embed/index.ts'],
    outfile: 'embed.js',
    // A plain script: pages load it by one tag, and it knows from that tag where the server is.
    format: 'iife',
    define: { ...browserOptions.define, EMBED_BUILD: JSON.stringify(version) },
  });
  const intruders = Object.keys(metafile.inputs).filter((path) => !own.test(path));
  const [file] = outputFiles;
  if (intruders.length > 0 || !file) {
    throw new Error(`embed.js must stand alone, but it pulls in:\n${intruders.join('\n')}`);
  }
  return new Map([
    ['embed.js', file.contents],
    ['embed.d.ts', readFileSync(join(root, 'client/embed/api.ts'))],
  ]);
}
