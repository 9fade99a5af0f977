// Tells a dead microphone from a quiet person: even a quiet room has noise, a dead microphone has none.

export interface SilenceState {
  /** Since when there is no sound at all, null while there is. */
  readonly sinceMs: number | null;
  /** Whether this microphone has ever given a sound. */
  readonly heard: boolean;
  readonly dead: boolean;
}

export const notSilent: SilenceState = { sinceMs: null, heard: false, dead: false };

/** Below -100 dBFS is no room, however quiet; strong noise suppression gives zeros in pauses, though. */
const NOTHING_AMPLITUDE = 1e-5;
/** A microphone that never gave a sound is called dead sooner than one that worked before. */
const NEVER_HEARD_MS = 8_000;
const HEARD_BEFORE_MS = 20_000;

/**
 * The state after one more value; equal states are the same object.
 * @param amplitude root mean square, 0 to 1; null where nothing could be measured
 */
export function nextSilence(
  state: SilenceState,
  amplitude: number | null,
  nowMs: number,
): SilenceState {
  // Not knowing is no silence, but it must not count as a sound either.
  if (amplitude === null) {
    return state.sinceMs === null && !state.dead ? state : { ...notSilent, heard: state.heard };
  }
  if (amplitude >= NOTHING_AMPLITUDE) {
    return state.heard && state.sinceMs === null
      ? state
      : { sinceMs: null, heard: true, dead: false };
  }
  const sinceMs = state.sinceMs ?? nowMs;
  const dead = nowMs - sinceMs >= (state.heard ? HEARD_BEFORE_MS : NEVER_HEARD_MS);
  return sinceMs === state.sinceMs && dead === state.dead ? state : { ...state, sinceMs, dead };
}
