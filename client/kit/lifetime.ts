// Lifetimes: whoever creates something with a timer, listener, socket or track takes a signal.

/** Runs `cleanUp` once when the signal aborts, at once if it already has. */
export function onAbort(signal: AbortSignal, cleanUp: () => void): void {
  if (signal.aborted) cleanUp();
  else signal.addEventListener('abort', cleanUp, { once: true });
}

/** A controller that also ends with its parent, and lets go of the parent when it ends first. */
export function childLifetime(parent: AbortSignal): AbortController {
  const child = new AbortController();
  if (parent.aborted) {
    child.abort(parent.reason);
    return child;
  }
  const end = () => child.abort(parent.reason);
  parent.addEventListener('abort', end, { once: true, signal: child.signal });
  return child;
}
