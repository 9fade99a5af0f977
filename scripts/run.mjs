// The one entry for all scripts: `node scripts/run.mjs NAME [arguments]` runs scripts/NAME.mjs.
// An old Node must be able to read this file, in order to say that it is too old.
import { requireNode } from './node-version.mjs';

requireNode(20);
import('./run-script.mjs');
