// Time as a dependency, so that tests can hold it still.
import { onAbort } from './lifetime.ts';

export interface Clock {
  /** Monotonic milliseconds; only differences mean something. */
  nowMs(): number;
  /** Calls once after `delayMs`, unless the signal aborts first. */
  after(delayMs: number, call: () => void, signal: AbortSignal): void;
  /** Calls every `intervalMs` until the signal aborts. */
  every(intervalMs: number, call: () => void, signal: AbortSignal): void;
}

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  after(delayMs, call, signal) {
    if (signal.aborted) return;
    const stop = () => clearTimeout(timer);
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      call();
    }, delayMs);
    signal.addEventListener('abort', stop, { once: true });
  },
  every(intervalMs, call, signal) {
    if (signal.aborted) return;
    const timer = setInterval(call, intervalMs);
    onAbort(signal, () => clearInterval(timer));
  },
};
