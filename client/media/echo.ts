// Whether the own voice comes back from somebody's device: compares two series of loudness. Pure.

/** Fifteen seconds, ten values a second of the other: as many words as tell one voice from another. */
export const ECHO_WINDOW = 150;
/**
 * Own values for each of the other's. What comes is the loudness of one packet of 20 ms, so the own one
 * must be known for about the same moment, and the delay more finely than in steps of 100 ms.
 */
export const OWN_PER_OTHER = 2;

/** In own steps of 50 ms. An echo has gone there and back, and through two buffers for jitter. */
const FIRST_LAG = 2;
const LAST_LAG = 30;
/** What changes more slowly than this, half a second around, is whose turn it is, not how words sound. */
const TREND_STEPS = 5;
/** Own speech within the window, in steps: without it nothing can come back. */
const MIN_SPEECH = 100;
/** Loudness from which a value is speech (speaking.ts), and from which an echo is heard at all. */
const SPEECH = 0.3;
const AUDIBLE = 0.12;
/** Words of two people hardly ever agree that much; see the test. */
const MIN_CORRELATION = 0.5;
/** How much better the best delay must be than any that is not beside it: words are not periodic. */
const MIN_LEAD = 0.12;
const BESIDE = 5;

/**
 * The delay, in steps of 50 ms, with which the other series repeats the own one; null when it does not,
 * or when there was too little speech to tell.
 * @param own loudness 0 to 1 of the own microphone, `OWN_PER_OTHER` × `ECHO_WINDOW` values, oldest first
 * @param other loudness of what comes from the other device, at every second of these times
 */
export function echoDelay(own: readonly number[], other: readonly number[]): number | null {
  if (!canTell(own)) return null;
  const said = withoutTrend(own, TREND_STEPS * OWN_PER_OTHER);
  const heard = withoutTrend(other, TREND_STEPS);
  // In own pauses the other one says words of their own.
  const counts = own.map((_, at) => meanAround(own, at, TREND_STEPS * OWN_PER_OTHER) >= SPEECH / 2);
  const found: number[] = [];
  for (let lag = 0; lag <= LAST_LAG; lag += 1) found.push(correlation(said, heard, lag, counts));
  const best = found.reduce((top, value, lag) => (value > (found[top] ?? 0) ? lag : top), 0);
  const strength = found[best] ?? 0;
  if (best < FIRST_LAG || strength < MIN_CORRELATION) return null;
  const next = Math.max(...found.filter((_, lag) => Math.abs(lag - best) > BESIDE));
  if (strength - next < MIN_LEAD) return null;
  return isAudible(own, other, best) ? best : null;
}

/** Whether there was enough own speech for an answer. */
export function canTell(own: readonly number[]): boolean {
  const whole = own.length === ECHO_WINDOW * OWN_PER_OTHER;
  return whole && own.filter((value) => value >= SPEECH).length >= MIN_SPEECH;
}

/** What is left without the mean of what is around. */
function withoutTrend(values: readonly number[], half: number): number[] {
  return values.map((value, at) => value - meanAround(values, at, half));
}

function meanAround(values: readonly number[], at: number, half: number): number {
  const near = values.slice(Math.max(0, at - half), at + half + 1);
  return near.reduce((sum, one) => sum + one, 0) / near.length;
}

/** Pearson's, of the other series with the own one `lag` own steps before. */
function correlation(
  said: readonly number[],
  heard: readonly number[],
  lag: number,
  counts: readonly boolean[],
): number {
  let [sum, saidSquares, heardSquares] = [0, 0, 0];
  for (const [at, b] of heard.entries()) {
    const then = at * OWN_PER_OTHER - lag;
    if (counts[then] !== true) continue;
    const a = said[then] ?? 0;
    sum += a * b;
    saidSquares += a * a;
    heardSquares += b * b;
  }
  const scale = Math.sqrt(saidSquares * heardSquares);
  return scale > 0 ? sum / scale : 0;
}

/** What nobody hears bothers nobody. */
function isAudible(own: readonly number[], other: readonly number[], lag: number): boolean {
  const back = other.filter((_, at) => (own[at * OWN_PER_OTHER - lag] ?? 0) >= SPEECH);
  return back.reduce((sum, value) => sum + value, 0) / Math.max(1, back.length) >= AUDIBLE;
}
