// Pure: a link whose line was too narrow for the pool has an encoder of its own until the line is wide again.

export interface NarrowLine {
  /** Null while the pool serves it, or may. */
  sinceMs: number | null;
  /** Nothing has limited its own encoder since then. */
  wideSinceMs: number;
  /** It must be wide for so long; twice as long when the pool was tried in vain. */
  patienceMs: number;
  /** It came back to the pool then. */
  backAtMs: number;
}

const FIRST_PATIENCE_MS = 10_000;
const MAX_PATIENCE_MS = 80_000;
const IN_VAIN_MS = 30_000;

export const WIDE_LINE: NarrowLine = {
  sinceMs: null,
  wideSinceMs: 0,
  patienceMs: FIRST_PATIENCE_MS,
  backAtMs: Number.NEGATIVE_INFINITY,
};

export function foundNarrow({ backAtMs, patienceMs }: NarrowLine, nowMs: number): NarrowLine {
  const wasInVain = nowMs - backAtMs < IN_VAIN_MS;
  return {
    sinceMs: nowMs,
    wideSinceMs: nowMs,
    patienceMs: wasInVain ? Math.min(2 * patienceMs, MAX_PATIENCE_MS) : FIRST_PATIENCE_MS,
    backAtMs,
  };
}

/** One more reading of its own encoder: the line limits it, or does not. */
export function readNarrow(before: NarrowLine, isLimited: boolean, nowMs: number): NarrowLine {
  if (before.sinceMs === null) return before;
  if (isLimited) return { ...before, wideSinceMs: nowMs };
  if (nowMs - before.wideSinceMs < before.patienceMs) return before;
  return { ...before, sinceMs: null, backAtMs: nowMs };
}
