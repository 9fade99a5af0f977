// A token bucket: lets bursts through and holds the average.

export interface TokenBucket {
  /** Takes one token if there is one. */
  take(): boolean;
}

/** A full bucket of `capacity` tokens that gains `perSecond` a second; time comes from `nowMs`. */
export function createTokenBucket(
  capacity: number,
  perSecond: number,
  nowMs: () => number,
): TokenBucket {
  let tokens = capacity;
  let filledAtMs = nowMs();
  return {
    take() {
      const now = nowMs();
      tokens = Math.min(capacity, tokens + ((now - filledAtMs) * perSecond) / 1000);
      filledAtMs = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
