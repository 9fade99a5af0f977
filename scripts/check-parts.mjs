// The parts of the check: types, lint, format, layers, unit tests, size; as many at a time as there are cores.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { root } from './root.mjs';

const run = (/** @type {string} */ name) => ['scripts/run.mjs', name];
const tool = (/** @type {string} */ name, /** @type {string[]} */ ...rest) => [
  `node_modules/${name}/bin/${name}`,
  ...rest,
];
const types = (/** @type {string} */ folder) => ['node_modules/typescript/bin/tsc', '-p', folder];

/** The slowest first, so that the others fill the gap. @type {[name: string, command: string[]][]} */
const parts = [
  ['unit', run('unit')],
  ['size', run('size')],
  ['types client', types('client')],
  ['types test', types('test')],
  ['types relay', types('relay')],
  ['types shared', types('shared')],
  ['types scripts', types('scripts')],
  ['lint', tool('oxlint')],
  ['format', tool('oxfmt', '--check', '.')],
  ['layers', run('layers')],
];

/** What `npm test` runs besides, still without a browser. @type {typeof parts} */
const beyond = [['headless', run('headless')]];

/**
 * Runs all parts and prints how long each took, and what a broken one said.
 * @param {{ whole?: boolean }} [options] whole: with the headless tests
 * @returns {Promise<{ passed: number, failed: number }>} each test counts, and each other part as one
 */
export async function runCheck({ whole = false } = {}) {
  const startMs = performance.now();
  const waiting = whole ? [...beyond, ...parts] : [...parts];
  const sum = { passed: 0, failed: 0 };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  console.log(`check: ${seconds(startMs)} s`);
  return sum;

  async function work() {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const [name, command] = part;
      const partMs = performance.now();
      const { isFine, output } = await execute(command);
      const tests = /^(\d+) passed, (\d+) failed$/m.exec(output);
      sum.passed += tests ? Number(tests[1]) : Number(isFine);
      // A part that broke without counting anything must not pass.
      sum.failed += Math.max(Number(tests?.[2] ?? 0), Number(!isFine));
      const note = tests ? `  ${tests[0]}` : '';
      console.log(
        `${isFine ? '✔' : '✘'} ${name.padEnd(13)} ${seconds(partMs).padStart(5)} s${note}`,
      );
      if (!isFine) console.log(output.trimEnd());
    }
  }
}

/** @param {string[]} command @returns {Promise<{ isFine: boolean, output: string }>} */
function execute(command) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: root });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    }
    child.on('close', (code) => resolve({ isFine: code === 0, output }));
  });
}

/** @param {number} sinceMs */
function seconds(sinceMs) {
  return ((performance.now() - sinceMs) / 1000).toFixed(1);
}
