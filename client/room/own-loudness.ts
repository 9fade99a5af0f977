// How loud the own microphone is, whether the person speaks, also while muted, and whether it is dead.
import { batch, computed, signal as createSignal, type ReadonlySignal } from '@preact/signals';
import { createLevelMeter } from '../media/level-meter.ts';
import type { SourceControl } from '../media/local-source.ts';
import type { MediaPorts } from '../media/ports.ts';
import { nextSilence, notSilent } from '../media/silence.ts';
import { delivering } from '../media/source-state.ts';
import { defaultSpeakingOptions, nextSpeaking, notSpeaking } from '../media/speaking.ts';

export interface OwnLoudness {
  readonly level: ReadonlySignal<number>;
  /** The level of this moment, 40 ms ago at most, for who compares it with others; 0 while off. */
  momentary(): number;
  readonly speaking: ReadonlySignal<boolean>;
  readonly mutedSpeaking: ReadonlySignal<boolean>;
  /** The microphone is on and has given no sound at all for a while. */
  readonly silent: ReadonlySignal<boolean>;
}

/** A bar needs about ten values a second: the loudest of each three that the meter measures. */
const SHOWN_EVERY = 3;

/** Who mutes in the middle of a word, or clears their throat, needs no reminder. */
const mutedOptions = { ...defaultSpeakingOptions, attackMs: 400 };

export function createOwnLoudness(
  ports: MediaPorts,
  microphone: SourceControl,
  signal: AbortSignal,
): OwnLoudness {
  const level = createSignal(0);
  const talking = createSignal(false);
  const on = createSignal(false);
  const dead = createSignal(false);
  let state = notSpeaking;
  let silence = notSilent;
  let values = 0;
  let peak = 0;
  let latest = 0;
  let heard: MediaStreamTrack | null = null;

  const measured = (value: number, nowMs: number, amplitude: number | null) => {
    state = nextSpeaking(state, value, nowMs, on.peek() ? defaultSpeakingOptions : mutedOptions);
    silence = nextSilence(silence, amplitude, nowMs);
    talking.value = state.speaking;
    dead.value = silence.dead;
    latest = value;
    values += 1;
    peak = Math.max(peak, value);
    if (values % SHOWN_EVERY !== 0) return;
    if (on.peek()) level.value = peak;
    peak = 0;
  };
  const meter = createLevelMeter(ports, measured, signal);

  microphone.events.on('change', (source) => {
    const delivered = delivering(source);
    const track = (delivered ?? (source.phase === 'off' ? source.parked : null))?.track ?? null;
    batch(() => {
      // Nobody speaks on into the mute: the hold time of the detector ends at the switch.
      state = notSpeaking;
      talking.value = false;
      on.value = delivered !== null;
      level.value = 0;
    });
    if (track === heard) return;
    heard = track;
    silence = notSilent;
    dead.value = false;
    meter.listenTo(track);
  });

  return {
    level,
    momentary: () => (on.peek() ? latest : 0),
    speaking: computed(() => on.value && talking.value),
    mutedSpeaking: computed(() => !on.value && talking.value),
    silent: computed(() => on.value && dead.value),
  };
}
