// Builds the person's own media: wires devices, sources, meter and memory of the media layer to signals.
import { batch, computed, signal as createSignal, type ReadonlySignal } from '@preact/signals';
import type { Store } from '../kit/store.ts';
import { createDevices } from '../media/devices.ts';
import { createLevelMeter } from '../media/level-meter.ts';
import { createLocalSource, type SourceControl } from '../media/local-source.ts';
import type { MediaPorts } from '../media/ports.ts';
import { canShareScreen, openScreen } from '../media/screen.ts';
import { delivering } from '../media/source-state.ts';
import { defaultSpeakingOptions, nextSpeaking, notSpeaking } from '../media/speaking.ts';
import { playTestSound } from '../media/test-sound.ts';
import { createDeviceChoice } from './local-media-choice.ts';
import { createDeviceSource } from './local-media-device.ts';
import { screenSignals } from './local-media-source.ts';
import type { LocalMedia } from './local-media.ts';

export interface LocalMediaDependencies {
  /** `browserMediaPorts()` of media/ports.ts. */
  readonly ports: MediaPorts;
  /** Remembers the chosen devices. */
  readonly store: Store;
}

/** A bar needs about ten values a second: the loudest of each three that the meter measures. */
const SHOWN_EVERY = 3;

/** Who mutes in the middle of a word, or clears their throat, needs no reminder. */
const mutedOptions = { ...defaultSpeakingOptions, attackMs: 400 };

/**
 * Own media until the signal aborts; then every device is closed. Nothing is opened and nothing is
 * asked before a method is called.
 */
export function createLocalMedia(
  { ports, store }: LocalMediaDependencies,
  signal: AbortSignal,
): LocalMedia {
  const devices = createDevices(ports.devices, signal);
  const lists = createSignal(devices.lists());
  devices.events.on('change', (found) => (lists.value = found), signal);
  const microphones = computed(() => lists.value.microphones);
  const cameras = computed(() => lists.value.cameras);
  const speakers = computed(() => lists.value.speakers);

  const microphone = createDeviceSource(
    {
      kind: 'microphone',
      ports,
      devices,
      choice: createDeviceChoice(store, 'microphone', microphones),
      listed: microphones,
      pick: (found) => found.microphones,
    },
    signal,
  );
  const camera = createDeviceSource(
    {
      kind: 'camera',
      ports,
      devices,
      choice: createDeviceChoice(store, 'camera', cameras),
      listed: cameras,
      pick: (found) => found.cameras,
    },
    signal,
  );
  const screen = createLocalSource(
    // A screen that ended was ended by somebody: the browser's own bar, or the window was closed.
    { open: () => openScreen(ports.devices), permission: async () => 'denied' },
    { parks: false, endIsLoss: false },
    signal,
  );
  const speaker = createDeviceChoice(store, 'speaker', speakers);
  const speakerId = computed(() => speaker.device.value?.id ?? '');

  return {
    microphone: microphone.source,
    camera: camera.source,
    screen: screenSignals(screen, canShareScreen(ports.devices)),
    ...loudnessSignals(ports, microphone.control, signal),
    microphones,
    cameras,
    speakers,
    speakerId,
    chooseSpeaker: (deviceId) => void speaker.choose(deviceId, async () => true),
    playTestSound: () => playTestSound(ports, speakerId.peek(), signal),
  };
}

function loudnessSignals(
  ports: MediaPorts,
  microphone: SourceControl,
  signal: AbortSignal,
): Record<'speaking' | 'mutedSpeaking', ReadonlySignal<boolean>> & {
  level: ReadonlySignal<number>;
} {
  const level = createSignal(0);
  const talking = createSignal(false);
  const on = createSignal(false);
  let state = notSpeaking;
  let values = 0;
  let peak = 0;
  let heard: MediaStreamTrack | null = null;

  const measured = (value: number, nowMs: number) => {
    state = nextSpeaking(state, value, nowMs, on.peek() ? defaultSpeakingOptions : mutedOptions);
    talking.value = state.speaking;
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
    meter.listenTo(track);
  });

  return {
    level,
    speaking: computed(() => on.value && talking.value),
    mutedSpeaking: computed(() => !on.value && talking.value),
  };
}
