// The one entry for all scripts: makes sure that the dependencies are there, then runs scripts/NAME.mjs.
// Nothing from node_modules may be imported before the dependencies are installed.
import { requireNode } from './node-version.mjs';

const [name, ...rest] = process.argv.slice(2);
if (!name || !/^[a-z][a-z-]*(\/[a-z][a-z-]*)?$/.test(name)) {
  console.error(
    'Usage: node scripts/run.mjs NAME [arguments], for example: node scripts/run.mjs unit',
  );
  process.exit(1);
}

requireNode(20);
const { installDependencies } = await import('./install.mjs');
installDependencies();
// The scripts read their arguments as if they had been started themselves.
process.argv.splice(2, Infinity, ...rest);
await import(`./${name}.mjs`);
