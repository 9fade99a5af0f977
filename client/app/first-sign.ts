// Waits for the first sign that somebody is there: then the heavy part of the client may load.
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'touchstart'] as const;
/** Who only looks at the lobby is about to join as well. */
const PATIENCE_MS = 2_000;

/** Resolves at the first sign, or after two seconds. */
export function firstSign(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const watching = new AbortController();
    const seen = () => {
      watching.abort();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(seen, PATIENCE_MS);
    const until = AbortSignal.any([watching.signal, signal]);
    for (const sign of SIGNS) {
      window.addEventListener(sign, seen, { signal: until, passive: true });
    }
  });
}
