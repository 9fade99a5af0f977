// Pure: where an encoder's RTP clock stands against ours, estimated from the frames that it makes.

/** RTP clock of video (RFC 7741 section 4.1), per millisecond. */
export const TICKS_PER_MS = 90;
const WRAP = 2 ** 32;

/**
 * Each encoder counts from a random number. A frame is seen some time after it was taken, never
 * before, so the largest difference seen is the one with the least delay.
 */
export interface RtpClock {
  /** RTP ticks at our time 0; null before the first frame. */
  readonly offset: number | null;
}

export const UNSEEN: RtpClock = { offset: null };

export function seeFrame(clock: RtpClock, rtpTimestamp: number, nowMs: number): RtpClock {
  const seen = unsigned(rtpTimestamp - nowMs * TICKS_PER_MS);
  if (clock.offset === null) return { offset: seen };
  return signed(seen - clock.offset) > 0 ? { offset: seen } : clock;
}

/** The same moment on another encoder's clock; both must have been seen. */
export function translate(rtpTimestamp: number, from: RtpClock, to: RtpClock): number {
  return unsigned(rtpTimestamp + (to.offset ?? 0) - (from.offset ?? 0));
}

/** At least a millisecond after what was sent last, as receivers demand. */
export function after(last: number | null, rtpTimestamp: number): number {
  if (last === null) return rtpTimestamp;
  const least = unsigned(last + TICKS_PER_MS);
  return signed(rtpTimestamp - least) < 0 ? least : rtpTimestamp;
}

/** So many ticks later, or earlier. */
export function forward(rtpTimestamp: number, ticks: number): number {
  return unsigned(rtpTimestamp + ticks);
}

function unsigned(ticks: number): number {
  return Math.round(((ticks % WRAP) + WRAP) % WRAP) % WRAP;
}

/** The shorter way around, negative = back. */
function signed(ticks: number): number {
  const forward = unsigned(ticks);
  return forward >= WRAP / 2 ? forward - WRAP : forward;
}
