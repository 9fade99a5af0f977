// The program: reads the settings, starts the relay, says its address, drains on SIGTERM or SIGINT.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { startRelay } from './relay.ts';

/** The build puts the client beside this program. */
const CLIENT_BESIDE = fileURLToPath(new URL('client', import.meta.url));

function stop(problem: string): never {
  console.error(problem);
  process.exit(1);
}

const configuration = readConfig(process.env, process.argv.slice(2));
if (!configuration.ok) stop(configuration.problem);
const { settings } = configuration;
const log = createLog(settings.logLevel, (line) => console.log(line));

const clientDir = settings.clientDir ?? (existsSync(CLIENT_BESIDE) ? CLIENT_BESIDE : null);
if (clientDir === null) log.warn('There is no client to serve; this is the relay alone.');

const relay = await startRelay({ ...settings, clientDir }, { log }).catch((error: unknown) =>
  stop(`The relay cannot start: ${error instanceof Error ? error.message : String(error)}`),
);
console.log(`Schnack is ready at ${relay.address}`);

let stopping = false;
async function onSignal(): Promise<void> {
  // Who asks twice does not want to wait.
  if (stopping) process.exit(1);
  stopping = true;
  await relay.close();
  process.exit(0);
}
process.on('SIGTERM', onSignal);
process.on('SIGINT', onSignal);
