// How long to wait before the next attempt: full jitter under a rising ceiling.

export interface BackoffOptions {
  /** Never less than this. */
  floorMs: number;
  /** Ceiling of the first wait; each further one is `factor` times higher. */
  firstMs: number;
  factor: number;
  /** The ceiling never rises above this. */
  capMs: number;
}

/** The wait before attempt number `attempt` (0 = the first retry). `random` is in [0, 1). */
export function backoffMs(options: BackoffOptions, attempt: number, random: number): number {
  const { floorMs, firstMs, factor, capMs } = options;
  const ceiling = Math.min(capMs, firstMs * factor ** attempt);
  return Math.round(floorMs + random * Math.max(0, ceiling - floorMs));
}
