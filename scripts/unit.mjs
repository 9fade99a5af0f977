// Runs all tests that need no browser: `node scripts/run.mjs unit [part of a path …]`.
import { availableParallelism } from 'node:os';
import { bundleTests } from './bundle-tests.mjs';
import { findFiles } from './files.mjs';
import { runSuites } from './run-suites.mjs';

const filters = process.argv.slice(2);
const files = findFiles(['shared', 'relay', 'client', 'test', 'scripts'], /\.test\.tsx?$/).filter(
  (file) => filters.length === 0 || filters.some((filter) => file.includes(filter)),
);
const sum = await run();
console.log(`${sum.passed} passed, ${sum.failed} failed`);
if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1;

async function run() {
  if (files.length === 0) {
    console.error('No test file matches.');
    return { passed: 0, failed: 0 };
  }
  const { outputs, remove } = await bundleTests(files).catch(() => {
    console.error('The tests do not bundle (see above).');
    return process.exit(1);
  });
  try {
    return await runSuites(outputs, {
      // Twice the cores, because the tests with sockets mostly wait.
      lanes: Math.min(availableParallelism() * 2, files.length),
      timeoutMs: 60_000,
      onResult({ file, failed, errors }, output) {
        if (failed === 0) return;
        console.error(`✘ ${file}\n${errors}`);
        if (output.trim()) console.error(`  It printed:\n${output}`);
      },
    });
  } finally {
    remove();
  }
}
