// Blurring the background by the camera or the system, where they offer it; nothing is computed here.
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { boolean } from '../../shared/parse.ts';
import { onAbort } from '../kit/lifetime.ts';
import { createLog } from '../kit/log.ts';
import type { Store } from '../kit/store.ts';
import { createPreference } from './preference.ts';

export interface BackgroundBlur {
  /** The open camera can blur and lets us choose; false while it is off or where only the system decides. */
  readonly available: ReadonlySignal<boolean>;
  /** What the camera does now. */
  readonly on: ReadonlySignal<boolean>;
  /** Asks the camera; `on` follows when it did. Remembered for the next camera that can. */
  set(on: boolean): Promise<void>;
}

const log = createLog('background-blur');

/** https://www.w3.org/TR/mediacapture-extensions/#exposing-mediastreamtrack-source-background-blur-support */
export function createBackgroundBlur(
  camera: ReadonlySignal<MediaStreamTrack | null>,
  store: Store,
  until: AbortSignal,
): BackgroundBlur {
  const wanted = createPreference<boolean | null>(store, 'blur', (input) => boolean(input), null);
  const available = signal(false);
  const on = signal(false);

  const read = (track: MediaStreamTrack) => {
    if (camera.peek() !== track) return;
    available.value = canBlur(track);
    on.value = track.getSettings().backgroundBlur === true;
  };

  const ask = async (track: MediaStreamTrack, backgroundBlur: boolean) => {
    try {
      // The constraints given replace all others, so size and rate come along.
      await track.applyConstraints({ ...track.getConstraints(), backgroundBlur });
    } catch (error) {
      log.info(`not changed: ${error instanceof Error ? error.name : 'unknown'}`);
    }
    read(track);
  };

  const watch = effect(() => {
    const track = camera.value;
    const wish = wanted.value.value;
    if (!track) {
      available.value = false;
      on.value = false;
      return;
    }
    const lifetime = new AbortController();
    read(track);
    // People also switch it in the system's own controls.
    const changed = () => read(track);
    track.addEventListener('configurationchange', changed, { signal: lifetime.signal });
    if (available.peek() && wish !== null && wish !== on.peek()) void ask(track, wish);
    return () => lifetime.abort();
  });
  onAbort(until, watch);

  return {
    available,
    on,
    async set(next) {
      const track = camera.peek();
      if (track && next !== on.peek()) await ask(track, next);
      wanted.set(next);
    },
  };
}

/** Both values: where only one is listed, the system has decided. */
function canBlur(track: MediaStreamTrack): boolean {
  // Not in every browser, whatever the DOM types say.
  if (!('getCapabilities' in track)) return false;
  const { backgroundBlur = [] } = track.getCapabilities();
  return backgroundBlur.includes(true) && backgroundBlur.includes(false);
}
