// Keeps the screen awake while one is in a meeting, where the browser can.
import { onAbort } from '../../kit/lifetime.ts';
import { createLog } from '../../kit/log.ts';

const log = createLog('wake lock');

export interface WakeLockPorts {
  /** Undefined where the browser lacks it. */
  wakeLock: Pick<WakeLock, 'request'> | undefined;
  page: Pick<Document, 'visibilityState' | 'addEventListener'>;
}

/** The browser drops the lock whenever the page is hidden; it is taken again when it is seen. */
export function keepAwake({ wakeLock, page }: WakeLockPorts, signal: AbortSignal): void {
  if (!wakeLock) return;
  let held: WakeLockSentinel | null = null;
  let asking = false;

  const release = () => {
    const lock = held;
    held = null;
    lock?.release().catch((error: unknown) => log.debug(`not released: ${String(error)}`));
  };
  const acquire = async () => {
    if (asking || signal.aborted || page.visibilityState !== 'visible') return;
    if (held && !held.released) return;
    asking = true;
    try {
      held = await wakeLock.request('screen');
      if (signal.aborted) release();
    } catch (error) {
      // A nearly empty battery is a reason for the system to refuse.
      log.info(`screen may sleep: ${error instanceof Error ? error.name : 'unknown'}`);
    } finally {
      asking = false;
    }
  };
  page.addEventListener('visibilitychange', () => void acquire(), { signal });
  onAbort(signal, release);
  void acquire();
}

/** This page's own. */
export function pageWakeLock(): WakeLockPorts {
  // The DOM types claim that it is always there.
  const { wakeLock } = navigator as Partial<Navigator>;
  return { wakeLock, page: document };
}
