// Runs test files that need no browser, as many at a time as is quick.
import { availableParallelism } from 'node:os';
import { bundleTests } from './bundle-tests.mjs';
import { runSuites } from './run-suites.mjs';

/**
 * @param {string[]} files
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runNodeTests(files) {
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
      timeoutMs: 120_000,
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

/** Prints the sum; none at all counts as a failure. @param {{ passed: number, failed: number }} sum */
export function concludeTests({ passed, failed }) {
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
}
