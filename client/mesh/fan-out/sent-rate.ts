// Pure: what really travels on a path, from its byte counter.

export interface SentRate {
  /** Null until there is something to go by. */
  kbps: number | null;
  /** Where the counter stood at the last look; null before the first. */
  last: { bytes: number; atMs: number } | null;
}

export const UNKNOWN_RATE: SentRate = { kbps: null, last: null };

/** How long the past counts: long enough for key frames to even out, short enough for a livelier scene. */
const MEMORY_MS = 1_000;

/** The rate after one more look; looks come several times a second. */
export function feelRate({ kbps, last }: SentRate, bytes: number, atMs: number): SentRate {
  const now = { bytes, atMs };
  // Another path counts from zero.
  if (last === null || atMs <= last.atMs || bytes < last.bytes) return { kbps, last: now };
  const spanMs = atMs - last.atMs;
  const seen = ((bytes - last.bytes) * 8) / spanMs;
  if (kbps === null) return { kbps: seen, last: now };
  const weight = Math.min(1, spanMs / MEMORY_MS);
  return { kbps: kbps + (seen - kbps) * weight, last: now };
}
