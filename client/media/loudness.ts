// Loudness as one number from 0 to 1 that rises evenly for the ear, not for the volt meter.

/** Below this everything is silence: a quiet room after noise suppression. */
const FLOOR_DECIBELS = -60;

/**
 * Amplitude (0 to 1, linear, as in WebAudio samples or `audioLevel` of getStats) to loudness 0 to 1:
 * 0 at -60 dBFS and below, 1 at full scale, speech at a desk about 0.4 to 0.7.
 */
export function loudness(amplitude: number): number {
  if (!(amplitude > 0)) return 0;
  const decibels = 20 * Math.log10(amplitude);
  return Math.min(1, Math.max(0, 1 - decibels / FLOOR_DECIBELS));
}

/** Root mean square of samples, 0 to 1. */
export function rootMeanSquare(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}
