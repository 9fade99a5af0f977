// The refusals in Node; test/browser/security.e2e.ts runs the same in Chromium and Firefox.
import { setMaxListeners } from 'node:events';
import { suite } from 'uvu';
import { refusals } from './refusals.ts';

// A room of three has more listeners on its one signal than Node thinks healthy.
setMaxListeners(50);

const test = suite('security: refusals');
for (const { name, run } of refusals) test(`refuses ${name}`, run);
test.run();
