// Builds and runs the relay in this process; with --lan over https for all devices in the same network.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildDist } from './build/dist.mjs';
import { lanAddresses, prepareLan, printLan } from './lan.mjs';
import { root } from './root.mjs';

const flags = process.argv.slice(2);
const isLan = flags.includes('--lan');
const relayFlags = flags.filter((flag) => flag !== '--lan');
// What the relay reads as its own command line.
process.argv.splice(2, Infinity, ...relayFlags);

const dist = join(root, 'dist');
await buildDist(dist);
const addresses = isLan ? lanAddresses() : [];
if (isLan) Object.assign(process.env, await prepareLan(addresses));
// The relay says its address itself, and ends by itself on SIGINT and SIGTERM.
await import(pathToFileURL(join(dist, 'relay.js')).href);
if (isLan) printLan(addresses, portOf(relayFlags));

/** @param {string[]} given */
function portOf(given) {
  const line = given.join('=');
  return /--port=(\d+)/.exec(line)?.[1] ?? process.env['PORT'] ?? '8080';
}
