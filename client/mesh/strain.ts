// Pure: from readings of all senders to whether this device keeps up with its pictures.
import type { Strain } from './allocation.ts';
import type { SendReading } from './send-reading.ts';

export interface StrainSense {
  strain: Strain;
  /** Readings in a row in which pictures were left out. */
  behind: number;
  calmSinceMs: number;
  /** How long it must keep up before more is tried; doubles with each try that failed. */
  patienceMs: number;
  triedAtMs: number;
}

/** A picture rate below this share of what is due is a sign, above the other one all is well. */
const BEHIND_SHARE = 0.7;
const CALM_SHARE = 0.85;
/** A camera on a full device that gives less than this share of what is due gets no time itself. */
const STARVED_SHARE = 0.55;
/** The smaller pictures must have had time to help before more is taken. */
const BEHIND_READINGS = 3;
const FIRST_PATIENCE_MS = 16_000;
const MAX_PATIENCE_MS = 128_000;
const FAILED_WITHIN_MS = 20_000;

export const NO_STRAIN: StrainSense = {
  strain: 0,
  behind: 0,
  calmSinceMs: 0,
  patienceMs: FIRST_PATIENCE_MS,
  triedAtMs: Number.NEGATIVE_INFINITY,
};

export interface PictureRate extends SendReading {
  /** What the encoding allows. */
  dueFps: number;
}

export interface Readings {
  rates: readonly PictureRate[];
  /** The browser says that this device is at its limit. */
  isFull: boolean;
}

/**
 * The sense after one more round of readings. `qualityLimitationReason` says "cpu" too late or never,
 * so what counts is how many of the camera's pictures are really sent.
 */
export function feelStrain(
  before: StrainSense,
  { rates, isFull }: Readings,
  nowMs: number,
): StrainSense {
  const shares = rates.flatMap((rate) => shareSent(rate, isFull));
  if (shares.length === 0) return { ...before, behind: 0, calmSinceMs: nowMs };
  const sorted = shares.toSorted((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? 1;
  if (median < BEHIND_SHARE) {
    const behind = before.behind + 1;
    if (behind < BEHIND_READINGS || before.strain === 3) {
      return { ...before, behind, calmSinceMs: nowMs };
    }
    const isFailedTry = nowMs - before.triedAtMs < FAILED_WITHIN_MS;
    return {
      ...before,
      strain: (before.strain + 1) as Strain,
      behind: 0,
      calmSinceMs: nowMs,
      patienceMs: isFailedTry
        ? Math.min(before.patienceMs * 2, MAX_PATIENCE_MS)
        : before.patienceMs,
    };
  }
  if (median < CALM_SHARE) return { ...before, behind: 0, calmSinceMs: nowMs };
  if (before.strain === 0 || nowMs - before.calmSinceMs < before.patienceMs) {
    return { ...before, behind: 0 };
  }
  return {
    ...before,
    strain: (before.strain - 1) as Strain,
    behind: 0,
    calmSinceMs: nowMs,
    triedAtMs: nowMs,
  };
}

/** Nothing where the network is the limit, or where there is nothing to compare. */
function shareSent(
  { limitedBy, sourceFps, sentFps, dueFps }: PictureRate,
  isFull: boolean,
): number[] {
  if (limitedBy === null || limitedBy === 'bandwidth') return [];
  if (sourceFps === null || sentFps === null) return [];
  const due = Math.min(Math.max(sourceFps, isFull ? STARVED_SHARE * dueFps : 0), dueFps);
  return due < 1 ? [] : [sentFps / due];
}
