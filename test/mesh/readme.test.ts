// The README of the engine shows code that is compiled, and run in test/browser/engine.e2e.ts.
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('mesh: readme');

test('its code is that of alone.ts', () => {
  const shown = /```ts\n(.*?)```/s.exec(readFileSync('client/mesh/README.md', 'utf8'))?.[1];
  const code = readFileSync('test/mesh/alone.ts', 'utf8');
  const withoutTitle = code.slice(code.indexOf('\n') + 1);
  assert.is(shown, withoutTitle.replace('../../client/mesh/', './client/mesh/'));
});

test.run();
