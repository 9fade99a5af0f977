// Runs bundled test files in child processes and adds up what they report.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const child = fileURLToPath(new URL('./suite-child.mjs', import.meta.url));

/**
 * @typedef {{ file: string, passed: number, failed: number, skipped: number, errors: string, durationMs: number }} FileResult
 */

/**
 * @param {Map<string, string>} outputs bundle path by test file
 * @param {object} options
 * @param {number} options.lanes how many processes work at the same time
 * @param {number} options.timeoutMs for one file; its process is ended after that
 * @param {boolean} [options.live] show what the tests print while they run
 * @param {NodeJS.ProcessEnv} [options.env] added to the environment
 * @param {(result: FileResult, output: string) => void} options.onResult
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runSuites(outputs, { lanes, timeoutMs, live = false, env = {}, onResult }) {
  const names = new Map([...outputs].map(([file, bundle]) => [bundle, file]));
  const waiting = [...names.keys()];
  const sum = { passed: 0, failed: 0 };

  /** @param {FileResult} result @param {string} output */
  const settle = (result, output) => {
    sum.passed += result.passed;
    sum.failed += result.failed;
    onResult({ ...result, file: names.get(result.file) ?? result.file }, output);
  };
  const lane = async () => {
    // A file that broke its process must not take the others along.
    while (waiting.length > 0) await runChild(waiting, { timeoutMs, live, env, settle });
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return sum;
}

/**
 * Runs files until none is waiting, or one breaks the process.
 * @param {string[]} waiting bundles; each is taken out when its turn comes
 * @param {{ timeoutMs: number, live: boolean, env: NodeJS.ProcessEnv, settle: (result: FileResult, output: string) => void }} options
 * @returns {Promise<void>}
 */
function runChild(waiting, { timeoutMs, live, env, settle }) {
  return new Promise((resolve) => {
    const running = fork(child, [], {
      execArgv: ['--enable-source-maps'],
      env: { ...process.env, ...env },
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe', 'ipc'],
    });
    /** @type {string | undefined} */
    let file;
    let output = '';
    let ending = 'The process ended before its tests did: something was awaited that never came.';
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const collect = (/** @type {Buffer} */ chunk) => (output += chunk);
    running.stdout?.on('data', collect);
    running.stderr?.on('data', collect);
    running.on('message', (/** @type {any} */ message) => {
      clearTimeout(timer);
      if (message.type === 'next') {
        file = waiting.shift();
        running.send({ file: file ?? null });
        if (file === undefined) return;
        timer = setTimeout(() => {
          ending = `No result after ${timeoutMs / 1000} s.`;
          running.kill('SIGTERM');
          timer = setTimeout(() => running.kill('SIGKILL'), 5000);
        }, timeoutMs);
        return;
      }
      file = undefined;
      settle(message, output);
      output = '';
    });
    running.on('close', () => {
      clearTimeout(timer);
      if (file !== undefined) {
        const errors = `  ${ending}\n`;
        settle({ file, passed: 0, failed: 1, skipped: 0, errors, durationMs: timeoutMs }, output);
      }
      resolve();
    });
  });
}
