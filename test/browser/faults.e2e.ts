// The faults that every run plays in real browsers; all of them: npm run test:faults.
import { suite } from 'uvu';
import { SCENARIOS } from '../faults/scenarios/all.ts';
import { createHarness } from '../support/harness.ts';

const tests = suite('faults');
const harness = createHarness();
tests.after(harness.close);

for (const { id, fault, expected, run } of SCENARIOS.filter(({ isFast }) => isFast === true)) {
  tests(`${id}: ${fault}: ${expected}`, async () => {
    console.log(`  measured: ${id} ${JSON.stringify(await run(harness, 1))}`);
  });
}

tests.run();
