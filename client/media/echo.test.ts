// The echo of the own voice, told from other voices: simulated talk of many hours, by seed.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createRandom } from '../../test/support/random.ts';
import { canTell, echoDelay, ECHO_WINDOW, OWN_PER_OTHER } from './echo.ts';
import { loudness } from './loudness.ts';

const test = suite('echo');

/** Simulated in steps of 10 ms. */
const WINDOW = ECHO_WINDOW * 10;

type Amplitudes = Float64Array;
type Random = () => number;

/** Somebody who talks in syllables, phrases and pauses, whenever it is their turn (`second` from 0). */
function voice(random: Random, turn: (second: number) => boolean): Amplitudes {
  const between = (low: number, high: number) => low + (high - low) * random();
  const samples = new Float64Array(WINDOW);
  let at = 0;
  while (at < WINDOW) {
    const phraseEnd = at + between(80, 400);
    const level = between(-28, -18);
    while (at < phraseEnd) {
      const length = Math.round(between(10, 28));
      const amplitude = 10 ** ((level + between(-10, 6)) / 20);
      for (let step = 0; step < length; step += 1, at += 1) {
        if (turn(at / 100)) samples[at] = amplitude * Math.sin((Math.PI * (step + 0.5)) / length);
      }
      at += Math.round(between(0, 6));
    }
    at += Math.round(between(20, 150));
  }
  return samples;
}

function noise(random: Random): Amplitudes {
  return new Float64Array(WINDOW).map(() => 0.0018 * (0.6 + 0.8 * random()));
}

function later(voice: Amplitudes, delayMs: number, gain: number): Amplitudes {
  const by = delayMs / 10;
  return voice.map((_, at) => (voice[at - by] ?? 0) * gain);
}

function together(...sounds: Amplitudes[]): Amplitudes {
  return new Float64Array(WINDOW).map((_, at) =>
    Math.hypot(...sounds.map((sound) => sound[at] ?? 0)),
  );
}

/** As the meter does: the 40 ms before, read every 50 ms. */
function measured(sound: Amplitudes): number[] {
  return Array.from({ length: ECHO_WINDOW * OWN_PER_OTHER }, (_, step) => {
    const end = Math.floor((step * 5 + 5) / 4) * 4;
    return loudnessOf(sound.subarray(Math.max(0, end - 4), end));
  });
}

/** As packets tell it: the 20 ms before, read every 100 ms together with every second own value. */
function received(sound: Amplitudes): number[] {
  return Array.from({ length: ECHO_WINDOW }, (_, step) =>
    loudnessOf(sound.subarray(step * 10 + 3, step * 10 + 5)),
  );
}

function loudnessOf(part: Amplitudes): number {
  return loudness(Math.sqrt(part.reduce((sum, one) => sum + one * one, 0) / part.length));
}

/** Share of the windows with enough own speech in which an echo is found, and the delays found. */
function found(windows: number, make: (random: Random) => [own: Amplitudes, other: Amplitudes]) {
  const random = createRandom(7);
  let told = 0;
  let tellable = 0;
  const delays = new Set<number>();
  for (let window = 0; window < windows; window += 1) {
    const [voice, sound] = make(random);
    const own = measured(voice);
    const other = received(sound);
    if (!canTell(own)) continue;
    tellable += 1;
    const delay = echoDelay(own, other);
    if (delay === null) continue;
    told += 1;
    delays.add(delay);
  }
  assert.ok(tellable > windows / 4, 'the simulation talks enough');
  return { share: told / tellable, delays: [...delays] };
}

const always = () => true;
const firstHalf = (second: number) => second % 4 < 2;

test('voices of two people are no echo, whether at once, in turns or as short answers', () => {
  for (const [mine, theirs] of [
    [always, always],
    [firstHalf, (second: number) => !firstHalf(second)],
    [always, (second: number) => second % 3 < 0.6],
    [always, () => false],
  ] as const) {
    const { share } = found(400, (random) => [
      voice(random, mine),
      together(noise(random), voice(random, theirs)),
    ]);
    // Two windows in a row with the same delay are needed: one in 10,000 at the most.
    assert.ok(share <= 0.01, `${share}`);
  }
});

test('the own voice that comes back is found with its delay, also between words of the other', () => {
  for (const [delayMs, gain, other, least] of [
    [350, 0.18, () => false, 0.95],
    [600, 0.1, () => false, 0.9],
    [500, 0.1, (second: number) => second % 10 >= 5, 0.5],
  ] as const) {
    const { share, delays } = found(60, (random) => {
      const own = voice(random, other === undefined ? always : (second) => !other(second));
      return [own, together(noise(random), later(own, delayMs, gain), voice(random, other))];
    });
    assert.ok(share >= least, `${delayMs} ms: ${share}`);
    for (const delay of delays) assert.ok(Math.abs(delay * 50 - delayMs) <= 100, `${delay}`);
  }
});

test('a sound that repeats itself tells nothing, and neither does silence', () => {
  const length = ECHO_WINDOW * OWN_PER_OTHER;
  const beeps = Array.from({ length }, (_, step) => (step % 10 < 4 ? 0.7 : 0));
  assert.ok(canTell(beeps));
  const back = Array.from({ length: ECHO_WINDOW }, (_, step) => beeps[step * 2 - 6] ?? 0);
  assert.is(echoDelay(beeps, back), null);
  const quiet = beeps.map(() => 0);
  assert.not.ok(canTell(quiet));
  assert.is(echoDelay(quiet, back), null);
});

test.run();
