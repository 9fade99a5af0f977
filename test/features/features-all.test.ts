import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { array, object, string } from '../../shared/parse.ts';
import { root } from '../../scripts/root.mjs';

const test = suite('features:all');
const parseIds = object({ ids: array(string(40), 99) });

/** What a build of a repository with these feature folders finds. */
async function idsOf(folders: readonly string[]): Promise<string[] | undefined> {
  const base = mkdtempSync(join(tmpdir(), 'features-'));
  try {
    for (const file of ['features-plugin.mjs', 'files.mjs', 'root.mjs']) {
      cpSync(join(root, 'scripts', file), join(base, 'scripts', file));
    }
    writeFileSync(join(base, 'package.json'), '{"type":"module"}');
    for (const id of folders) {
      mkdirSync(join(base, 'client/features', id), { recursive: true });
      writeFileSync(
        join(base, 'client/features', id, 'index.tsx'),
        `export default { id: '${id}', strings: { de: {}, en: {} }, setup: () => ({}) };`,
      );
    }
    const plugin: { featuresPlugin: () => Plugin } = await import(
      pathToFileURL(join(base, 'scripts/features-plugin.mjs')).href
    );
    const outfile = join(base, 'found.mjs');
    await build({
      stdin: {
        contents: `import all from 'features:all'; export const ids = all.map(({ id }) => id);`,
        resolveDir: base,
      },
      bundle: true,
      format: 'esm',
      outfile,
      plugins: [plugin.featuresPlugin()],
    });
    const found: unknown = await import(pathToFileURL(outfile).href);
    return parseIds({ ...(found as object) })?.ids;
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

test('a new folder is all that it takes to add a feature', async () => {
  assert.equal(await idsOf(['chat', 'hand']), ['chat', 'hand']);
  assert.equal(await idsOf(['throw-away', 'chat', 'hand']), ['chat', 'hand', 'throw-away']);
});

test.run();
