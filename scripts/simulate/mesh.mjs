// Meetings of 2 to 24 people, simulated by the product's own rules: `npm run simulate:mesh [plot.svg]`
// prints a table, and writes a plot where it is told to.
import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { root } from '../root.mjs';
import { plot } from './plot.mjs';

/** @import { costOf as CostOf, Meeting } from './model.ts' */

const SIZES = [2, 3, 4, 6, 8, 10, 12, 16, 20, 24];
const LINES = [null, 10_000, 2_000, 1_000];

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['scripts/simulate/model.ts'],
  outfile: 'model.js',
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'neutral',
});
/** @type {{ costOf: typeof CostOf }} */
const { costOf } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.text ?? '').toString('base64')}`
);

const cell = (/** @type {string | number} */ value, width = 8) => String(value).padStart(width);
const head = ['people', 'usual', 'largest', 'seen', 'kbit/s', 'encoders', 'CPU s/min'];

for (const view of /** @type {const} */ (['grid', 'speaker'])) {
  for (const lineKbps of LINES) {
    const line = lineKbps === null ? 'a line that is no limit' : `a line of ${lineKbps} kbit/s`;
    console.log(`\n${view}, ${line} (encoders, CPU: each link for itself / shared)`);
    console.log(head.map((word, at) => cell(word, at > 4 ? 14 : 8)).join(''));
    for (const people of SIZES) {
      const [alone, shared] = [false, true].map((isShared) =>
        costOf({ people, view, lineKbps, shared: isShared }),
      );
      if (!alone || !shared) continue;
      const cpu = [alone, shared].map((cost) => cost.cpuSecondsPerMinute.toFixed(1)).join(' / ');
      console.log(
        [
          cell(people),
          cell(shared.usual),
          cell(shared.largest),
          cell(shared.seen),
          cell(shared.sentKbps),
          cell(`${alone.encoders} / ${shared.encoders}`, 14),
          cell(cpu, 14),
        ].join(''),
      );
    }
  }
}

const [file] = process.argv.slice(2);
if (file !== undefined) {
  const curve = (/** @type {Omit<Meeting, 'people'>} */ meeting) =>
    Array.from({ length: 23 }, (_, at) => {
      const people = at + 2;
      return { people, seconds: costOf({ ...meeting, people }).cpuSecondsPerMinute };
    });
  const meeting = { view: /** @type {const} */ ('grid'), lineKbps: null };
  writeFileSync(
    file,
    plot([
      { name: 'each link for itself', points: curve({ ...meeting, shared: false }) },
      { name: 'shared', points: curve({ ...meeting, shared: true }) },
    ]),
  );
}
