// Starts the worker that sends one encoded picture to many, where the browser can do that at all.
import source from 'fan-out:worker';
import { onAbort } from '../kit/lifetime.ts';
import { createLog } from '../kit/log.ts';
import { canFanOut } from '../mesh/fan-out/capability.ts';
import { trustedUrl } from './trusted-url.ts';

const log = createLog('fan-out');

/** A policy's name can be used once in a page. */
let trusted: string | null = null;

/** Null where it is of no use or forbidden; ends with the signal. */
export function openFanOutWorker(signal: AbortSignal): Worker | null {
  if (!canFanOut() || signal.aborted) return null;
  try {
    // From a blob: the text came inside a chunk whose hash the browser has checked.
    trusted ??= trustedUrl(
      'mesh',
      URL.createObjectURL(new Blob([source], { type: 'text/javascript' })),
    );
    const worker = new Worker(trusted, { name: 'fan-out' });
    onAbort(signal, () => worker.terminate());
    return worker;
  } catch (error) {
    log.warn(`no worker: ${error instanceof Error ? error.name : 'unknown'}`);
    return null;
  }
}
