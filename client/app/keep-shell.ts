// Lets the browser keep the page and its code, so that the app opens without a network: the start page asks
// for it once it has nothing else to do. Guests who only follow a link leave nothing of it on their device.
import { createLog } from '../kit/log.ts';
import { trustedUrl } from './trusted-url.ts';

/** Whoever wants to join has begun with that by then. */
const QUIET_MS = 5_000;
const log = createLog('shell');
let state: 'not yet' | 'waiting' | 'done' = 'not yet';

/** Once a page. `isHome` says whether the start page is still on the screen. */
export async function keepShell(isHome: () => boolean, signal: AbortSignal): Promise<void> {
  if (state !== 'not yet' || !window.isSecureContext || !('serviceWorker' in navigator)) return;
  state = 'waiting';
  await quiet();
  if (signal.aborted || !isHome()) {
    state = 'not yet';
    return;
  }
  state = 'done';
  try {
    await navigator.serviceWorker.register(trustedUrl('schnack', '/service-worker.js'), {
      updateViaCache: 'none',
    });
  } catch (error) {
    // Where the browser keeps nothing, everything else works as before.
    log.info(`not kept: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}

async function quiet(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }));
  }
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  // Safari has no such callback.
  if ('requestIdleCallback' in window) {
    await new Promise((resolve) => requestIdleCallback(resolve));
  }
}
