// The esbuild plugin behind `import features from 'features:all'`: every folder in client/features, sorted by id.
import { join } from 'node:path';
import { findFiles } from './files.mjs';
import { root } from './root.mjs';

/** @returns {import('esbuild').Plugin} */
export function featuresPlugin() {
  return {
    name: 'features',
    setup(build) {
      build.onResolve({ filter: /^features:all$/ }, ({ path }) => ({
        path,
        namespace: 'features',
      }));
      build.onLoad({ filter: /.*/, namespace: 'features' }, () => {
        const paths = findFiles(['client/features'], /^client\/features\/[^/]+\/index\.tsx$/);
        const imports = paths.map(
          (path, index) => `import feature${index} from ${JSON.stringify(`./${path}`)};`,
        );
        const list = paths.map((_path, index) => `feature${index}`).join(', ');
        return {
          contents: `${imports.join('\n')}
export default [${list}].sort((a, b) => (a.id < b.id ? -1 : 1));`,
          resolveDir: root,
          watchDirs: [join(root, 'client/features')],
        };
      });
    },
  };
}
