// When loudness is speech.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  defaultSpeakingOptions,
  nextSpeaking,
  notSpeaking,
  type SpeakingOptions,
} from './speaking.ts';

const test = suite('speaking');

/** Feeds `[loudness, forMs]` parts at `stepMs` and tells when the answer changed. */
function changes(
  parts: [loudness: number, forMs: number][],
  stepMs = 40,
  options: SpeakingOptions = defaultSpeakingOptions,
): [speaking: boolean, atMs: number][] {
  const seen: [boolean, number][] = [];
  let state = notSpeaking;
  let nowMs = 0;
  for (const [loudness, forMs] of parts) {
    for (const endMs = nowMs + forMs; nowMs < endMs; nowMs += stepMs) {
      const next = nextSpeaking(state, loudness, nowMs, options);
      if (next.speaking !== state.speaking) seen.push([next.speaking, nowMs]);
      state = next;
    }
  }
  return seen;
}

test('speech shows within 80 ms', () => {
  const [first] = changes([
    [0, 400],
    [0.6, 1000],
  ]);
  assert.ok(first?.[0]);
  assert.ok((first?.[1] ?? Infinity) - 400 <= 80);
});

test('one loud value, as of a key press, is no speech', () => {
  assert.equal(
    changes([
      [0, 400],
      [0.9, 40],
      [0, 400],
      [0.9, 40],
      [0, 400],
    ]),
    [],
  );
});

test('a pause shorter than 700 ms does not interrupt', () => {
  assert.equal(
    changes([
      [0.6, 400],
      [0, 640],
      [0.6, 400],
    ]).length,
    1,
  );
});

test('speech ends 700 ms after the last loud value', () => {
  assert.equal(
    changes([
      [0.6, 400],
      [0, 2000],
    ]),
    [
      [true, 40],
      [false, 360 + 720],
    ],
  );
});

test('a soft ending carries on, but does not begin', () => {
  assert.equal(changes([[0.25, 1000]]), []);
  assert.equal(
    changes([
      [0.6, 200],
      [0.25, 2000],
    ]),
    [[true, 40]],
  );
});

test('ten values a second without attack show at the first loud one', () => {
  const options = { ...defaultSpeakingOptions, attackMs: 0 };
  assert.equal(
    changes(
      [
        [0, 400],
        [0.6, 300],
      ],
      100,
      options,
    ),
    [[true, 400]],
  );
});

test('silence gives back the same state, so that nothing is redrawn', () => {
  assert.is(nextSpeaking(notSpeaking, 0, 100), notSpeaking);
});

test.run();
