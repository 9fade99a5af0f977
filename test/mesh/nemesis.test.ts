// Faults by seed befall a meeting, and what must never happen does not. More of them: SCHNACK_SEEDS=1-200.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { violationsOf } from '../faults/history.ts';
import { runNemesis } from '../faults/nemesis-run.ts';

const test = suite('mesh: nemesis');

const [first = 1, last = 6] = (process.env['SCHNACK_SEEDS'] ?? '1-6').split('-').map(Number);
const DURATION_MS = 60_000;

for (let seed = first; seed <= last; seed += 1) {
  test(`a minute of faults heals, with nothing lost and nobody twice (seed ${seed})`, async () => {
    const { history, faults, leftOver } = await runNemesis(seed, DURATION_MS);
    const told = faults.map((fault) => JSON.stringify(fault)).join('\n');
    assert.equal(violationsOf(history), [], `seed ${seed}\n${told}`);
    assert.equal(leftOver, { rooms: 0, endpoints: 0, timers: 0 }, `seed ${seed}`);
  });
}

test.run();
