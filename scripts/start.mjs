// `npm start [-- --lan] [-- --port 9000]`: installs what is missing, builds, and serves Schnack.
// An old Node must be able to read this file, in order to say that it is too old.
import { requireNode } from './node-version.mjs';

requireNode(20);
process.argv.splice(2, 0, 'serve');
import('./run-script.mjs');
