// Turns the events of one local source into the signals that the view reads.
import { batch, signal as createSignal, type ReadonlySignal } from '@preact/signals';
import type { SourceControl } from '../media/local-source.ts';
import { applyScreenHint, type ScreenHint } from '../media/screen.ts';
import { delivering } from '../media/source-state.ts';
import type { LocalScreen, LocalSource, MediaProblem } from './local-media.ts';

/** The source as signals. They live as long as `control`, and show its end as off. */
export function sourceSignals(control: SourceControl): LocalSource {
  const on = createSignal(false);
  const pending = createSignal(false);
  const track = createSignal<MediaStreamTrack | null>(null);
  const problem = createSignal<MediaProblem | null>(null);
  control.events.on('change', (state) => {
    const capture = delivering(state);
    batch(() => {
      on.value = capture !== null;
      pending.value = state.phase === 'opening';
      track.value = capture?.track ?? null;
      problem.value = state.phase === 'opening' ? null : state.problem;
    });
  });
  const { turnOn, turnOff } = control;
  return { on, pending, track, problem, turnOn, turnOff };
}

/** A screen with its sound, which may end before the picture does. */
export function screenSignals(control: SourceControl, supported: boolean): LocalScreen {
  const source = sourceSignals(control);
  return { ...source, audioTrack: soundSignal(control), ...hintOf(source.track), supported };
}

/** A new capture begins as text; see openScreen(). */
function hintOf(track: ReadonlySignal<MediaStreamTrack | null>) {
  const hint = createSignal<ScreenHint>('text');
  track.subscribe((shared) => {
    if (shared && hint.peek() !== 'text') void applyScreenHint(shared, hint.peek());
  });
  const setHint = (next: ScreenHint) => {
    if (next === hint.peek()) return;
    hint.value = next;
    const shared = track.peek();
    if (shared) void applyScreenHint(shared, next);
  };
  return { hint, setHint };
}

function soundSignal(control: SourceControl): ReadonlySignal<MediaStreamTrack | null> {
  const audioTrack = createSignal<MediaStreamTrack | null>(null);
  control.events.on('change', (state) => {
    const sound = delivering(state)?.soundTrack ?? null;
    if (sound === audioTrack.peek()) return;
    audioTrack.value = sound;
    const ended = () => {
      if (audioTrack.peek() === sound) audioTrack.value = null;
    };
    sound?.addEventListener('ended', ended, { once: true });
  });
  return audioTrack;
}
