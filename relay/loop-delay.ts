// How late the event loop is: the one figure that tells whether this process has too much to do.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 20;
const WINDOW_MS = 10_000;

/** Watches the event loop until the signal; `p99Ms()` is about the last whole window. */
export function watchLoopDelay(signal: AbortSignal) {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  let lastMs = 0;
  histogram.enable();
  const timer = setInterval(() => {
    lastMs = lateness(histogram.percentile(99));
    histogram.reset();
  }, WINDOW_MS);
  timer.unref();
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    histogram.disable();
  });
  return { p99Ms: () => Math.max(lastMs, lateness(histogram.percentile(99))) };
}

/** The histogram holds nanoseconds between two ticks of its timer, so its resolution is no delay. */
function lateness(betweenTicksNs: number): number {
  return Math.max(0, betweenTicksNs / 1e6 - RESOLUTION_MS);
}
