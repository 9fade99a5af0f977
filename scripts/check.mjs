// Everything that needs no browser, in well under 20 seconds: types, lint, format, layers, unit tests, size.
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

const startMs = performance.now();
const waiting = [...parts];
/** @type {string[]} */
const broken = [];
await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(`check: ${seconds(startMs)} s`);
if (broken.length > 0) {
  console.error(`Failed: ${broken.join(', ')}.`);
  process.exitCode = 1;
}

async function work() {
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    const [name, command] = part;
    const partMs = performance.now();
    const { isFine, output } = await execute(command);
    console.log(`${isFine ? '✔' : '✘'} ${name.padEnd(14)} ${seconds(partMs).padStart(5)} s`);
    if (isFine) continue;
    broken.push(name);
    console.log(output.trimEnd());
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
