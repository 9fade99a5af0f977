// Runs a built relay on a free port, for scripts that look at the running product.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDist } from './build/dist.mjs';

/**
 * Builds into a folder of its own and starts the relay.
 * @returns {Promise<{ origin: string, stop: () => void }>} stop() ends it and removes the folder
 */
export async function startBuiltRelay() {
  const folder = mkdtempSync(join(tmpdir(), 'schnack-'));
  await buildDist(folder);
  const relay = spawn(process.execPath, [join(folder, 'relay.js')], {
    env: { PATH: process.env.PATH, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  /** @type {string} */
  const origin = await new Promise((found, failed) => {
    relay.once('exit', () => failed(new Error('The relay did not start.')));
    relay.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      const address = /ready at (http:\/\/\S+)/.exec(text)?.[1];
      if (address) found(address);
    });
  });
  return {
    origin,
    stop() {
      relay.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
