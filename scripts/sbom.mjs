// Writes the two lists of what is inside (CycloneDX) without building the rest: `npm run sbom [-- folder]`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { bundleAll, sboms } from './build/dist.mjs';
import { bundledPackages } from './build/sbom.mjs';
import { root } from './root.mjs';

const folder = resolve(root, process.argv[2] ?? 'dist');
const { bundle, relay, build } = await bundleAll();
for (const [path, text] of sboms(bundle.metafile, relay.metafile, build)) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(relative(root, file));
}
for (const [part, { metafile }] of Object.entries({ client: bundle, relay })) {
  const names = bundledPackages(metafile).map((path) => path.replace('node_modules/', ''));
  console.log(`The ${part} holds ${names.join(', ')}.`);
}
