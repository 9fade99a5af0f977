// Makes sure that the dependencies are there, then runs a script by its name.
// Nothing from node_modules may be imported before that.
import { installDependencies } from './install.mjs';

const [name, ...rest] = process.argv.slice(2);
if (!name || !/^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)?$/.test(name)) {
  console.error(
    'Usage: node scripts/run.mjs NAME [arguments], for example: node scripts/run.mjs unit',
  );
  process.exit(1);
}

installDependencies();
// The scripts read their arguments as if they had been started themselves.
process.argv.splice(2, Infinity, ...rest);
await import(`./${name}.mjs`);
