// Automatic levelling: from how loud somebody speaks to the factor that brings all voices to one loudness.

/** What is known of one voice. */
export interface Levelling {
  /** Slow mean of the amplitude while speaking, 0 to 1; null until enough was heard. */
  readonly voice: number | null;
  /** Loud readings so far, counted up to what is enough. */
  readonly readings: number;
}

export const unleveled: Levelling = { voice: null, readings: 0 };

/** A voice at a desk after the sender's own gain control: -26 dBFS. */
const TARGET_AMPLITUDE = 0.05;
/** Below this it is a pause or a noise, not a voice: -46 dBFS. */
const SPEECH_AMPLITUDE = 0.005;
/** At ten readings a second the mean follows within about eight seconds of speech. */
const WEIGHT = 1 / 80;
/** One second of speech before anything is changed. */
const ENOUGH_READINGS = 10;
/** -6 to +6 dB: more would lift noise, or swallow somebody who turns away. */
const LEAST_GAIN = 0.5;
const MOST_GAIN = 2;
/** Who is within 2 dB of the target is left alone. */
const TOLERANCE = 1.26;

/** One more reading of the received amplitude, 0 to 1. Equal states are the same object. */
export function nextLevelling(state: Levelling, amplitude: number): Levelling {
  if (!(amplitude >= SPEECH_AMPLITUDE)) return state;
  const { voice } = state;
  const readings = Math.min(ENOUGH_READINGS, state.readings + 1);
  // At first a plain mean, so that the first word does not decide.
  const weight = readings < ENOUGH_READINGS ? 1 / readings : WEIGHT;
  return { voice: voice === null ? amplitude : voice + (amplitude - voice) * weight, readings };
}

/** The factor for this voice, 0.5 to 2 in steps of a tenth; 1 as long as too little was heard. */
export function levellingGain({ voice, readings }: Levelling): number {
  if (voice === null || readings < ENOUGH_READINGS) return 1;
  const wanted = TARGET_AMPLITUDE / voice;
  if (wanted < TOLERANCE && wanted > 1 / TOLERANCE) return 1;
  return Math.round(Math.min(MOST_GAIN, Math.max(LEAST_GAIN, wanted)) * 10) / 10;
}
