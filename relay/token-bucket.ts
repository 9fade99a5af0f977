// A token bucket: so many at once, so many per second in the long run. Pure: the caller brings the time.

export interface TokenBucket {
  /** Takes one token; false when there is none. Time in milliseconds of a clock that never goes back. */
  take(nowMs: number): boolean;
  /** Whether nothing was taken for so long that the bucket is full again. */
  isFull(nowMs: number): boolean;
}

const UNLIMITED: TokenBucket = { take: () => true, isFull: () => true };

/** A full bucket. A rate or a burst of 0 means no limit. */
export function createTokenBucket(perSecond: number, burst: number, startMs: number): TokenBucket {
  if (perSecond === 0 || burst === 0) return UNLIMITED;
  let tokens = burst;
  let filledMs = startMs;

  function fill(nowMs: number): void {
    tokens = Math.min(burst, tokens + ((nowMs - filledMs) * perSecond) / 1000);
    filledMs = nowMs;
  }

  return {
    take(nowMs) {
      fill(nowMs);
      if (tokens < 1) return false;
      tokens--;
      return true;
    },
    isFull(nowMs) {
      fill(nowMs);
      return tokens >= burst;
    },
  };
}
