// Runs the tests in real browsers, one file after the other, on a build of their own.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowsers } from './browsers.mjs';
import { ensureCoturn } from './coturn.mjs';
import { buildDist } from './build/dist.mjs';
import { bundleTests } from './bundle-tests.mjs';
import { findFiles } from './files.mjs';
import { root } from './root.mjs';
import { runSuites } from './run-suites.mjs';

/** What takes minutes is tested when somebody asks for it by name: `npm run test:faults`. */
const onDemand = '/on-demand/';

/**
 * @param {string[]} filters parts of paths; none means all files but those on demand
 * @param {{ timeoutMs?: number, env?: NodeJS.ProcessEnv }} [options] for one file, and added to its environment
 * @returns {Promise<{ passed: number, failed: number }>} rejects when something does not build
 */
export async function runBrowserTests(filters, { timeoutMs = 480_000, env = {} } = {}) {
  const files = findFiles(['test/browser'], /\.e2e\.tsx?$/).filter((file) =>
    filters.length === 0
      ? !file.includes(onDemand)
      : filters.some((filter) => file.includes(filter)),
  );
  if (files.length === 0) return { passed: 0, failed: 0 };
  const dist = join(root, '.cache', `dist-${process.pid}`);
  await buildDist(dist);
  const { outputs, remove } = await bundleTests(files);
  try {
    return await runSuites(outputs, {
      lanes: 1,
      timeoutMs,
      live: true,
      // Where test/support/browser.ts finds the programs and the relay.
      env: { ...ensureBrowsers(), ...ensureCoturn(), SCHNACK_DIST: dist, ...env },
      onResult({ file, passed, failed, errors, durationMs }) {
        if (failed > 0) console.error(errors);
        const seconds = (durationMs / 1000).toFixed(1);
        console.log(
          `${failed ? '✘' : '✔'} ${file}: ${passed} of ${passed + failed} in ${seconds} s`,
        );
      },
    });
  } finally {
    remove();
    rmSync(dist, { recursive: true, force: true });
  }
}
