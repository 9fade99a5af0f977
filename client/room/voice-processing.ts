// Noise suppression, echo cancellation and gain of the own microphone, as the person wants them.
import type { ReadonlySignal } from '@preact/signals';
import { boolean, object } from '../../shared/parse.ts';
import type { Store } from '../kit/store.ts';
import { ALL_PROCESSING, type Capture, type VoiceProcessing } from '../media/capture.ts';
import type { SourceControl } from '../media/local-source.ts';
import { createPreference } from './preference.ts';

export interface VoiceProcessingChoice {
  readonly value: ReadonlySignal<VoiceProcessing>;
  /** Remembers it, and applies it to an open microphone, which some browsers have to open anew. */
  set(name: keyof VoiceProcessing, on: boolean): void;
}

const parseProcessing = object({
  noiseSuppression: boolean,
  echoCancellation: boolean,
  autoGainControl: boolean,
});

const NAMES = ['noiseSuppression', 'echoCancellation', 'autoGainControl'] as const;

export interface KeptProcessing extends VoiceProcessingChoice {
  /** Tells which microphone the choice is for. */
  follow(control: SourceControl): void;
}

export function createVoiceProcessing(store: Store): KeptProcessing {
  const kept = createPreference(store, 'processing', parseProcessing, ALL_PROCESSING);
  let followed: SourceControl | null = null;
  return {
    value: kept.value,
    set(name, on) {
      const next = { ...kept.value.peek(), [name]: on };
      kept.set(next);
      if (followed) void apply(followed, next);
    },
    follow(control) {
      followed = control;
    },
  };
}

async function apply(control: SourceControl, processing: VoiceProcessing): Promise<void> {
  const capture = openCapture(control);
  if (!capture) return;
  const { track } = capture;
  const works = await track.applyConstraints({ ...track.getConstraints(), ...processing }).then(
    () => fits(track.getSettings(), processing),
    () => false,
  );
  // Chromium decides on processing only when a microphone opens, and says yes all the same.
  if (!works && openCapture(control) === capture) await control.reopen();
}

function openCapture(control: SourceControl): Capture | null {
  const state = control.state();
  if (state.phase === 'on') return state.capture;
  return state.phase === 'off' ? state.parked : null;
}

function fits(settings: MediaTrackSettings, processing: VoiceProcessing): boolean {
  return NAMES.every((name) => settings[name] === undefined || settings[name] === processing[name]);
}
