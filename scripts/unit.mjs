// Runs the tests that lie beside the code: `node scripts/run.mjs unit`. With parts of paths it runs all tests
// without a browser whose path contains one of them.
import { findFiles } from './files.mjs';
import { concludeTests, runNodeTests } from './node-tests.mjs';

const filters = process.argv.slice(2);
const beside = findFiles(['shared', 'relay', 'client', 'scripts'], /\.test\.tsx?$/);
const across = findFiles(['test'], /\.test\.tsx?$/);
const matching = [...beside, ...across].filter((file) =>
  filters.some((part) => file.includes(part)),
);
concludeTests(await runNodeTests(filters.length === 0 ? beside : matching));
