// What may wait until the page's next picture is on the screen.
import { onAbort } from './lifetime.ts';

/** By then a page that is not shown, and so draws no pictures, waits no longer. */
const UNSEEN_MS = 500;

/** Calls once, after the next picture; in a page without pictures a little later. */
export function afterPaint(call: () => void, signal: AbortSignal): void {
  let timer = setTimeout(call, UNSEEN_MS);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    // This runs before the picture is drawn; a task of its own comes after it.
    timer = setTimeout(call);
  });
  onAbort(signal, () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  });
}
