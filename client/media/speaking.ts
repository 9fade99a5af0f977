// Who is speaking: a series of loudness values in, a steady yes or no out. For oneself and for others.

export interface SpeakingState {
  readonly speaking: boolean;
  /** When the present run of loud values began, null when the last one was quiet. */
  readonly loudSinceMs: number | null;
  /** When the last loud value was heard. */
  readonly lastLoudMs: number;
}

export interface SpeakingOptions {
  /** Loudness (loudness.ts) from which a value counts as speech; 0.3 is -42 dBFS. */
  onLoudness: number;
  /** Loudness that still carries on speech: lower, so that soft endings do not flicker. */
  offLoudness: number;
  /** How long it must be loud first: a key press or a cough is shorter. */
  attackMs: number;
  /** How long it stays after the last loud value: the pause between two sentences. */
  holdMs: number;
}

/**
 * With a value every 40 ms speech shows within 80 ms. Sources that report less often (getStats ten
 * times a second) take `attackMs: 0`.
 */
export const defaultSpeakingOptions: SpeakingOptions = {
  onLoudness: 0.3,
  offLoudness: 0.22,
  attackMs: 40,
  holdMs: 700,
};

/** Timers fire a little early or late; a value is not lost for that. */
const TIMER_TOLERANCE_MS = 5;

export const notSpeaking: SpeakingState = { speaking: false, loudSinceMs: null, lastLoudMs: 0 };

/** The state after one more value. `nowMs` is monotonic; equal states are the same object. */
export function nextSpeaking(
  state: SpeakingState,
  loudness: number,
  nowMs: number,
  options: SpeakingOptions = defaultSpeakingOptions,
): SpeakingState {
  const loud = loudness >= (state.speaking ? options.offLoudness : options.onLoudness);
  if (loud) {
    const loudSinceMs = state.loudSinceMs ?? nowMs;
    const longEnough = nowMs - loudSinceMs >= options.attackMs - TIMER_TOLERANCE_MS;
    return { speaking: state.speaking || longEnough, loudSinceMs, lastLoudMs: nowMs };
  }
  const speaking = state.speaking && nowMs - state.lastLoudMs < options.holdMs;
  if (speaking === state.speaking && state.loudSinceMs === null) return state;
  return { speaking, loudSinceMs: null, lastLoudMs: state.lastLoudMs };
}
