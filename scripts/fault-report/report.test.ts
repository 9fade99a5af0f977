// The table of faults takes the place of the former one, and a fault that was not survived stands out.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseRuns, withTable } from './report.mjs';

const test = suite('scripts: fault report');

const document =
  'above\n<!-- table: npm run test:faults -->\nold\n<!-- end of the table -->\nbelow\n';
const run = {
  id: 'N2',
  fault: 'cut',
  expected: 'back',
  seed: 1,
  figures: { 'back, s': 2 },
  pass: true,
};

test('rows are written, what stood there goes, and the rest stays', () => {
  const written = withTable(document, parseRuns(`${JSON.stringify(run)}\n`));
  assert.match(written, '| N2 | cut | back | back, s: 2 |');
  assert.ok(written.startsWith('above\n') && written.endsWith('\nbelow\n'));
  assert.not.match(written, 'old');
  assert.is(withTable(written, [run]), written);
});

test('a run without figures was as expected', () => {
  assert.match(withTable(document, [{ ...run, figures: {} }]), '| back | as expected |');
});

test('a failed run says so', () => {
  assert.match(withTable(document, [{ ...run, pass: false }]), '**not as expected**');
});

test('a document without a place for the table is refused', () => {
  assert.throws(() => withTable('nothing', [run]), 'no place');
});

test.run();
