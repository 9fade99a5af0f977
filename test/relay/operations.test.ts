// The operator's table of settings and of metrics is complete and true.
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SETTINGS, flagName, variableName } from '../../relay/config.ts';
import { startTestRelay } from './support.ts';

const test = suite('operations');

const text = readFileSync('docs/operations.md', 'utf8');

test('every setting is in the table with its default, in the order of the program', () => {
  const documented = [...text.matchAll(/^\| `([A-Z_]+)` \| (?:`(.*?)`|–) \|/gm)].map(
    ([, name, fallback = '']) => [name, fallback],
  );
  const known = Object.entries(SETTINGS).map(([name, { fallback }]) => [
    variableName(name),
    fallback,
  ]);
  assert.equal(documented, known);
});

test('names of variables and flags follow from each other', () => {
  assert.is(variableName('maxJoinsPerMinutePerAddress'), 'MAX_JOINS_PER_MINUTE_PER_ADDRESS');
  assert.is(flagName('maxRoomSize'), '--max-room-size');
});

test('every metric is documented', async () => {
  const relay = await startTestRelay();
  const metrics = await (await fetch(`http://127.0.0.1:${relay.port}/metrics`)).text();
  await relay.close();
  const names = [...metrics.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name);
  assert.ok(names.length > 10);
  for (const name of names) assert.ok(text.includes(`\`${name}`), `${name} is missing`);
});

test.run();
