// Compares the relay with a bare ws echo in the same run: CPU time per message when saturated, and
// memory per connection. `npm run bench:relay`. Linux only, since it reads /proc.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bundleRelay } from '../build/relay.mjs';
import { connectMany, saturate, watchMany } from './relay-load.mjs';
import { cpuMs, pinToSecondCore, residentKb, startServer } from './relay-process.mjs';

const ROUNDS = 7;
const WARM_UP_MS = 700;
const WINDOW_MS = 2000;
const CONNECTIONS = 5000;
/** More than this many times the echo's CPU is too much. */
const CPU_BAR = 1.1;
/** A connection must not take more than this. */
const MEMORY_BAR_KB = 12;
const CHANGES = 5;
/** What a watcher may cost for each change of the number it watches. */
const WATCH_BAR_US = 30;

const folder = mkdtempSync(join(tmpdir(), 'schnack-bench-'));
const scripts = {
  relay: join(folder, 'relay.mjs'),
  echo: fileURLToPath(new URL('relay-echo.mjs', import.meta.url)),
};
/** @typedef {keyof typeof scripts} Kind */

try {
  writeFileSync(scripts.relay, (await bundleRelay()).script);
  pinToSecondCore();
  /** @type {Record<Kind, number[]>} */
  const costs = { relay: [], echo: [] };
  // In turn, so that a noisy neighbour meets both.
  for (let round = 0; round < ROUNDS; round++) {
    for (const kind of /** @type {const} */ (['echo', 'relay'])) {
      costs[kind].push(await microsecondsPerMessage(kind));
    }
  }
  const [relayCpu, echoCpu] = [median(costs.relay), median(costs.echo)];
  const cpuBar = `bar ${CPU_BAR} × echo: ${verdict(relayCpu, CPU_BAR * echoCpu)}`;
  report('CPU per message, saturated, 1.5 kB', 'µs', relayCpu, echoCpu, cpuBar);
  const [echoKb, relayKb] = [await kbPerConnection('echo'), await kbPerConnection('relay')];
  const memoryBar = `bar ${MEMORY_BAR_KB} kB: ${verdict(relayKb, MEMORY_BAR_KB)}`;
  report(`Memory per connection at ${CONNECTIONS}`, 'kB', relayKb, echoKb, memoryBar);
  await reportWatchers();
} finally {
  rmSync(folder, { recursive: true });
}

/** @param {Kind} kind */
async function microsecondsPerMessage(kind) {
  const server = await startServer(scripts[kind]);
  const load = await saturate(server.port, kind);
  await pause(WARM_UP_MS);
  const [cpuBefore, messagesBefore] = [cpuMs(server.pid), load.messages()];
  await pause(WINDOW_MS);
  const cpu = cpuMs(server.pid) - cpuBefore;
  const messages = load.messages() - messagesBefore;
  load.stop();
  await server.stop();
  return (cpu * 1000) / messages;
}

/** @param {Kind} kind */
async function kbPerConnection(kind) {
  const server = await startServer(scripts[kind]);
  const before = residentKb(server.pid);
  const sockets = await connectMany(server.port, CONNECTIONS);
  await pause(WARM_UP_MS);
  const grown = residentKb(server.pid) - before;
  for (const socket of sockets) socket.terminate();
  await server.stop();
  return grown / CONNECTIONS;
}

/** Many pages that show the number of one room, and a change each second, which is the most they hear. */
async function reportWatchers() {
  const server = await startServer(scripts.relay);
  const before = residentKb(server.pid);
  const watching = await watchMany(server.port, CONNECTIONS);
  await pause(WARM_UP_MS);
  const grown = (residentKb(server.pid) - before) / CONNECTIONS;
  const [cpuBefore, toldBefore] = [cpuMs(server.pid), watching.told()];
  for (let change = 0; change < CHANGES; change++) {
    await watching.change();
    await pause(1100);
  }
  const told = watching.told() - toldBefore;
  const cost = ((cpuMs(server.pid) - cpuBefore) * 1000) / told;
  watching.stop();
  await server.stop();
  console.log(
    `${CONNECTIONS} watchers: ${grown.toFixed(1)} kB each (bar ${MEMORY_BAR_KB} kB: ` +
      `${verdict(grown, MEMORY_BAR_KB)}), ${cost.toFixed(1)} µs for each count told ` +
      `(bar ${WATCH_BAR_US} µs: ${verdict(cost, WATCH_BAR_US)})`,
  );
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** @param {number} value @param {number} bar */
function verdict(value, bar) {
  return value <= bar ? 'held' : 'NOT held';
}

/** @param {string} what @param {string} unit @param {number} relay @param {number} echo @param {string} bar */
function report(what, unit, relay, echo, bar) {
  console.log(
    `${what}: relay ${relay.toFixed(1)} ${unit}, bare ws echo ${echo.toFixed(1)} ${unit}, ` +
      `ratio ${(relay / echo).toFixed(2)} (${bar})`,
  );
}
