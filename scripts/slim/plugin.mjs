// The esbuild plugin that makes simple-peer small: stand-ins for its dependencies, 6 kB instead of 29 kB
// gzip, and ES module syntax, so that no chunk with a CommonJS runtime is needed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.mjs';

const STAND_INS = new Set([
  'buffer',
  'debug',
  'err-code',
  'get-browser-rtc',
  'queue-microtask',
  'randombytes',
  'readable-stream',
]);
/** The stand-in for streams is named by what it is. */
const FILE_OF = new Map([['readable-stream', 'duplex']]);

/** @returns {import('esbuild').Plugin} */
export function slimPlugin() {
  return {
    name: 'slim',
    setup(build) {
      build.onLoad({ filter: /[\\/]simple-peer[\\/]index\.js$/ }, ({ path }) => ({
        contents: toModule(readFileSync(path, 'utf8')),
        loader: 'js',
      }));
      build.onResolve({ filter: /^slim:/ }, ({ path }) => {
        const name = path.slice('slim:'.length);
        return { path: join(root, 'scripts/slim', `${FILE_OF.get(name) ?? name}.mjs`) };
      });
    },
  };
}

/** `require` and `module.exports` as import and export. @param {string} source */
function toModule(source) {
  const imported = source.replace(
    /^const (\w+|\{ \w+ \}) = require\('([\w-]+)'\).*$/gm,
    (_line, names, name) => {
      if (!STAND_INS.has(name)) throw new Error(`simple-peer has a new dependency: ${name}`);
      return `import ${names} from 'slim:${name}';`;
    },
  );
  const module = imported.replace(/^module\.exports = (\w+)$/m, 'export default $1;');
  if (/\brequire\(|module\.exports/.test(module)) {
    throw new Error('simple-peer is no longer written as scripts/slim expects.');
  }
  return module;
}
