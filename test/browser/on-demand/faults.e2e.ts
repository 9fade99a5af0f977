// Plays all faults in real browsers, one after the other, and writes one line about each for the report.
// By npm run test:faults, which says where to; parts of ids after it choose some, SCHNACK_SEED the seed.
import { appendFileSync } from 'node:fs';
import { suite } from 'uvu';
import { SCENARIOS } from '../../faults/scenarios/all.ts';
import { createHarness } from '../../support/harness.ts';

const tests = suite('all faults');
const report = process.env['SCHNACK_FAULT_REPORT'];
const chosen = (process.env['SCHNACK_FAULTS'] ?? '').split(' ').filter(Boolean);
const seed = Number(process.env['SCHNACK_SEED'] ?? 1);

function write(line: object): void {
  if (report !== undefined) appendFileSync(report, `${JSON.stringify(line)}\n`);
}

for (const { id, fault, expected, run } of SCENARIOS) {
  if (chosen.length > 0 && !chosen.includes(id)) continue;
  tests(`${id}: ${fault}`, async () => {
    const harness = createHarness();
    try {
      const figures = await run(harness, seed);
      console.log(`  measured: ${id} ${fault}: ${JSON.stringify(figures)}`);
      write({ id, fault, expected, seed, figures, pass: true });
    } catch (error) {
      write({ id, fault, expected, seed, figures: {}, pass: false });
      throw error;
    } finally {
      await harness.close();
    }
  });
}

tests.run();
