// Pure: from readings of one sender to what its path carries, once it has been felt as a limit.
import type { SendReading } from './send-reading.ts';

export interface PathSense {
  /** Null while no limit is known. */
  kbps: number | null;
  /** Readings in a row that said "too narrow". */
  tight: number;
  /** Since when it has been wide enough. */
  wideSinceMs: number;
  /** How long it must be wide before more is tried; doubles with each try that failed. */
  patienceMs: number;
  triedAtMs: number;
}

/** A browser calls itself limited while it is only getting going; after so many readings it is true. */
const TIGHT_READINGS = 3;
const FIRST_PATIENCE_MS = 12_000;
const MAX_PATIENCE_MS = 96_000;
/** A limit that returns this soon after a try was there all the time. */
const FAILED_WITHIN_MS = 20_000;

export const OPEN_PATH: PathSense = {
  kbps: null,
  tight: 0,
  wideSinceMs: 0,
  patienceMs: FIRST_PATIENCE_MS,
  triedAtMs: Number.NEGATIVE_INFINITY,
};

/** The sense after one more reading; call it with each, every two seconds. */
export function feelPath(before: PathSense, reading: SendReading, nowMs: number): PathSense {
  const { availableKbps, limitedBy } = reading;
  if (limitedBy === null || availableKbps === null) {
    // A picture that was paused for this path measures nothing: it comes back by trying, too.
    return before.kbps === null
      ? { ...before, tight: 0, wideSinceMs: nowMs }
      : tryAfterPatience({ ...before, tight: 0 }, nowMs);
  }
  if (limitedBy === 'bandwidth') {
    const tight = before.tight + 1;
    if (tight < TIGHT_READINGS) return { ...before, tight, wideSinceMs: nowMs };
    const isFailedTry = before.kbps === null && nowMs - before.triedAtMs < FAILED_WITHIN_MS;
    return {
      ...before,
      kbps: availableKbps,
      tight,
      wideSinceMs: nowMs,
      patienceMs: isFailedTry
        ? Math.min(before.patienceMs * 2, MAX_PATIENCE_MS)
        : before.patienceMs,
    };
  }
  if (before.kbps === null) return { ...before, tight: 0, wideSinceMs: nowMs };
  const kbps = Math.max(before.kbps, availableKbps);
  return tryAfterPatience({ ...before, tight: 0, kbps }, nowMs);
}

/**
 * A limit that was seen otherwise. Half of it is used until the next reading: its queue has to go, and an
 * encoder that was idle takes some time to believe how many pictures come, and makes too large ones until then.
 */
export function foundLimit(before: PathSense, kbps: number, nowMs: number): PathSense {
  return { ...before, kbps: kbps / 2, tight: 0, wideSinceMs: nowMs };
}

/** What is sent bounds what can be measured, so a limit only goes by trying without it. */
function tryAfterPatience(sense: PathSense, nowMs: number): PathSense {
  if (nowMs - sense.wideSinceMs < sense.patienceMs) return sense;
  return { ...sense, kbps: null, triedAtMs: nowMs, wideSinceMs: nowMs };
}

/** What our own line carries to all: known only when every path that sends is felt as narrow. */
export function uplinkOf(paths: readonly (number | null)[]): number | null {
  if (paths.length < 2 || paths.includes(null)) return null;
  return paths.reduce<number>((sum, kbps) => sum + (kbps ?? 0), 0);
}
