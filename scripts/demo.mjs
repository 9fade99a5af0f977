// `npm run demo`: a portal of somebody else that shows meetings of ours, each on an origin of its own.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildDist } from './build/dist.mjs';
import { startPortal } from './demo/portal.mjs';
import { root } from './root.mjs';

const dist = join(root, 'dist');
await buildDist(dist);
const portal = await startPortal({ port: Number(process.env['PORTAL_PORT'] ?? 8090) });
const relay = spawn(process.execPath, [join(dist, 'relay.js')], {
  env: { ...process.env, EMBED_ORIGINS: portal.origin },
  stdio: ['ignore', 'pipe', 'inherit'],
});
relay.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
  process.stdout.write(text);
  const origin = /ready at (https?:\/\/\S+)/.exec(text)?.[1];
  if (origin === undefined) return;
  portal.show(origin);
  console.log(`The portal that embeds it is at ${portal.origin}`);
});
relay.once('exit', (code) => process.exit(code ?? 0));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => void relay.kill(signal));
}
