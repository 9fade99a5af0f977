// Friendly hints about own devices: muted but talking, a dead microphone, a covered camera.
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { childLifetime, onAbort } from '../kit/lifetime.ts';
import { isDark } from '../media/darkness.ts';
import type { MediaPorts } from '../media/ports.ts';

export type DeviceHint = 'muted-speaking' | 'silent-microphone' | 'dark-camera';

export interface HintSources {
  readonly microphoneOn: ReadonlySignal<boolean>;
  readonly mutedSpeaking: ReadonlySignal<boolean>;
  readonly silent: ReadonlySignal<boolean>;
  readonly camera: ReadonlySignal<MediaStreamTrack | null>;
}

/** How long a reminder stays after the last word. */
const REMIND_MS = 5_000;
/** Somebody who goes on talking to a neighbor is reminded again only after such a pause. */
const PAUSE_MS = 30_000;
/** Two dark samples in a row are the hint, so after 4 to 8 seconds. */
const LOOK_EVERY_MS = 4_000;
const DARK_SAMPLES = 2;
/** A look holds a slow device up for some hundredths of a second; a lens that was open is seldom covered. */
const BRIGHT_SAMPLES = 3;
const LOOK_WHILE_BRIGHT_MS = 16_000;

/** The hints that hold now, most pressing first. */
export function createDeviceHints(
  ports: Pick<MediaPorts, 'clock' | 'sampleFrame'>,
  sources: HintSources,
  until: AbortSignal,
): ReadonlySignal<readonly DeviceHint[]> {
  const reminded = remindWhoIsMuted(ports, sources, until);
  const dark = watchDarkness(ports, sources.camera, until);
  return computed(() => [
    ...(reminded.value ? (['muted-speaking'] as const) : []),
    ...(sources.silent.value ? (['silent-microphone'] as const) : []),
    ...(dark.value ? (['dark-camera'] as const) : []),
  ]);
}

/** Once when somebody talks while muted; again only after a pause, or after they had been on the air. */
function remindWhoIsMuted(
  { clock }: Pick<MediaPorts, 'clock'>,
  { microphoneOn, mutedSpeaking }: HintSources,
  until: AbortSignal,
): ReadonlySignal<boolean> {
  const shown = signal(false);
  let quietSince: number | null = null;
  let mayRemind = true;
  let pause = new AbortController();
  const follow = effect(() => {
    pause.abort();
    pause = new AbortController();
    if (microphoneOn.value) {
      shown.value = false;
      mayRemind = true;
      quietSince = null;
      return;
    }
    if (!mutedSpeaking.value) {
      quietSince = clock.nowMs();
      clock.after(REMIND_MS, () => (shown.value = false), AbortSignal.any([pause.signal, until]));
      return;
    }
    const wasQuietMs = quietSince === null ? 0 : clock.nowMs() - quietSince;
    if (mayRemind || wasQuietMs >= PAUSE_MS) shown.value = true;
    mayRemind = false;
  });
  onAbort(until, follow);
  return shown;
}

function watchDarkness(
  { clock, sampleFrame }: Pick<MediaPorts, 'clock' | 'sampleFrame'>,
  camera: ReadonlySignal<MediaStreamTrack | null>,
  until: AbortSignal,
): ReadonlySignal<boolean> {
  const dark = signal(false);
  const follow = effect(() => {
    const track = camera.value;
    dark.value = false;
    if (!track) return;
    const lifetime = childLifetime(until);
    const { signal: watching } = lifetime;
    let darkSamples = 0;
    let brightSamples = 0;
    const look = async () => {
      const pixels = await sampleFrame(track);
      if (watching.aborted) return;
      // A page in the background gets no pictures: what was known last still holds.
      if (pixels) {
        const isNight = isDark(pixels);
        darkSamples = isNight ? darkSamples + 1 : 0;
        brightSamples = isNight ? 0 : brightSamples + 1;
        dark.value = darkSamples >= DARK_SAMPLES;
      }
      lookLater();
    };
    const lookLater = () => {
      const isBright = brightSamples >= BRIGHT_SAMPLES;
      clock.after(isBright ? LOOK_WHILE_BRIGHT_MS : LOOK_EVERY_MS, () => void look(), watching);
    };
    lookLater();
    return () => lifetime.abort();
  });
  onAbort(until, follow);
  return dark;
}
