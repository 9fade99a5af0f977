// Runs bundled test files in its own process, asking its parent for one after the other, and reports the results.
import { pathToFileURL } from 'node:url';

// With UVU_DEFER the suites only queue up in UVU_QUEUE, one list per file, and wait for us.
/** @type {{ UVU_DEFER: number, UVU_INDEX: number, UVU_QUEUE: (() => Promise<[string | true, number, number, number]>)[][] }} */
const uvu = Object.assign(globalThis, { UVU_DEFER: 1, UVU_INDEX: 0, UVU_QUEUE: [] });

/** @param {object} message */
const report = (message) => new Promise((resolve) => process.send?.(message, resolve));

// On the way out, whoever started browsers or servers ends them in an `exit` listener.
process.on('SIGTERM', () => process.exit(143));
// Each browser and server has such a listener; more than ten are no leak here.
process.setMaxListeners(0);

let strayErrors = '';
for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, (error) => {
    strayErrors += `\n  ${event}: ${error?.stack ?? error}\n`;
  });
}

/** @returns {Promise<string | null>} null when there is no further file */
const nextFile = () =>
  new Promise((resolve) => {
    process.once('message', (/** @type {{ file: string | null }} */ { file }) => resolve(file));
    void report({ type: 'next' });
  });

for (let index = 0, file = await nextFile(); file !== null; index += 1, file = await nextFile()) {
  const startMs = performance.now();
  const result = { type: 'result', file, passed: 0, failed: 0, skipped: 0, errors: '' };
  strayErrors = '';
  uvu.UVU_INDEX = index;
  /** @type {(typeof uvu.UVU_QUEUE)[number]} */
  const queue = [];
  uvu.UVU_QUEUE[index] = queue;
  try {
    await import(pathToFileURL(file).href);
    for (const run of queue) {
      const [errors, passed, skipped, total] = await run();
      result.passed += passed;
      result.failed += total - passed;
      result.skipped += skipped;
      if (typeof errors === 'string') result.errors += errors;
      // uvu swallows what a `before` or `after` hook throws; the missing tests give it away.
      else if (passed < total)
        result.errors += `  A hook failed: ${total - passed} tests did not run.\n`;
    }
    if (result.passed + result.failed + result.skipped === 0) {
      result.failed += 1;
      result.errors += '  The file has no tests: is `.run()` missing?\n';
    }
  } catch (error) {
    result.failed += 1;
    result.errors += `  ${error instanceof Error ? error.stack : error}\n`;
  }
  if (strayErrors) {
    result.failed += 1;
    result.errors += strayErrors;
  }
  await report({ ...result, durationMs: performance.now() - startMs });
}
// A test that left a socket open must not keep the whole run waiting.
process.exit(0);
