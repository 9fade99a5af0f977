// The esbuild plugin that imports each lucide icon from its own file. Through the package's list of all
// icons esbuild counts every one of them as used by the first picture, whoever draws it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.mjs';

const FOLDER = 'lucide/dist/esm/icons';
const LIST = 'lucide/dist/esm/lucide.mjs';
/** @type {Map<string, string> | undefined} */
let files;

/** @returns {import('esbuild').Plugin} */
export function iconsPlugin() {
  return {
    name: 'icons',
    setup(build) {
      build.onLoad({ filter: /[\\/]client[\\/].*\.tsx?$/ }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        if (!source.includes("from 'lucide'")) return undefined;
        return { contents: importEach(source), loader: path.endsWith('x') ? 'tsx' : 'ts' };
      });
    },
  };
}

/** One import a name; types are gone. @param {string} source */
export function importEach(source) {
  return source.replace(
    /import \{([^}]*)\} from 'lucide';/g,
    (_statement, /** @type {string} */ names) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type '))
        .map((name) => {
          const [icon = '', local = icon] = name.split(' as ');
          return `import ${local} from '${FOLDER}/${fileOf(icon)}';`;
        })
        .join(' '),
  );
}

/** Many icons have several names. @param {string} icon */
function fileOf(icon) {
  files ??= readFiles();
  const file = files.get(icon);
  if (file === undefined) throw new Error(`lucide has no icon ${icon}`);
  return file;
}

/** File by name, as the package's own list has it. */
function readFiles() {
  const list = readFileSync(join(root, 'node_modules', LIST), 'utf8');
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const [, names = '', file = ''] of list.matchAll(
    /^export \{([^}]*)\} from '\.\/icons\/([\w-]+\.mjs)';$/gm,
  )) {
    for (const [, name = ''] of names.matchAll(/default as (\w+)/g)) found.set(name, file);
  }
  return found;
}
