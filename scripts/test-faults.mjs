// Plays all faults in real browsers and writes the table of docs/reliability.md: `npm run test:faults`.
// With ids after it (`npm run test:faults -- N2 C1`) it plays those alone, and writes nothing.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBrowserTests } from './browser-tests.mjs';
import { parseRuns, withTable } from './fault-report/report.mjs';
import { root } from './root.mjs';

const chosen = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'schnack-faults-'));
const path = join(folder, 'runs.jsonl');
writeFileSync(path, '');
const sum = await runBrowserTests(['on-demand/faults'], {
  timeoutMs: 3_600_000,
  env: { SCHNACK_FAULT_REPORT: path, SCHNACK_FAULTS: chosen.join(' ') },
});
if (chosen.length === 0) {
  const document = join(root, 'docs/reliability.md');
  const runs = parseRuns(readFileSync(path, 'utf8'));
  writeFileSync(document, withTable(readFileSync(document, 'utf8'), runs));
  console.log('Wrote docs/reliability.md.');
}
rmSync(folder, { recursive: true });
console.log(`${sum.passed} passed, ${sum.failed} failed`);
if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1;
