// Builds the person's own media: wires devices, sources, meter and memory of the media layer to signals.
import { computed, signal as createSignal } from '@preact/signals';
import type { Store } from '../kit/store.ts';
import { createDevices } from '../media/devices.ts';
import { createLocalSource } from '../media/local-source.ts';
import type { MediaPorts } from '../media/ports.ts';
import { canShareScreen, openScreen } from '../media/screen.ts';
import { canChooseSpeaker } from '../media/speaker.ts';
import { playTestSound } from '../media/test-sound.ts';
import { createBackgroundBlur } from './background-blur.ts';
import { createDeviceHints } from './device-hints.ts';
import { createDeviceOffers } from './device-offer.ts';
import { createDeviceChoice } from './local-media-choice.ts';
import { createDeviceSource } from './local-media-device.ts';
import { screenSignals } from './local-media-source.ts';
import type { LocalMedia } from './local-media.ts';
import { createOwnLoudness } from './own-loudness.ts';
import { createVoiceProcessing } from './voice-processing.ts';

export interface LocalMediaDependencies {
  /** `browserMediaPorts()` of media/ports.ts. */
  readonly ports: MediaPorts;
  /** Remembers the chosen devices. */
  readonly store: Store;
}

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

  const processing = createVoiceProcessing(store);
  const microphoneChoice = createDeviceChoice(store, 'microphone', microphones);
  const microphone = createDeviceSource(
    {
      kind: 'microphone',
      ports,
      devices,
      choice: microphoneChoice,
      listed: microphones,
      pick: (found) => found.microphones,
      processing: processing.value,
    },
    signal,
  );
  processing.follow(microphone.control);
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

  const chooseSpeaker = (deviceId: string) => void speaker.choose(deviceId, async () => true);

  const listed = { microphones, cameras, speakers };
  const sources = { microphone: microphone.source, camera: camera.source };
  const { silent, ...loudness } = createOwnLoudness(ports, microphone.control, signal);
  const hintSources = {
    microphoneOn: microphone.source.on,
    mutedSpeaking: loudness.mutedSpeaking,
    silent,
    camera: camera.source.track,
  };
  const microphoneIsChosen = computed(() => microphoneChoice.device.value !== null);

  return {
    ...sources,
    screen: screenSignals(screen, canShareScreen(ports.devices)),
    ...loudness,
    ...listed,
    ...createDeviceOffers(
      devices,
      { ...sources, ...listed, speakerId, chooseSpeaker, microphoneIsChosen },
      signal,
    ),
    processing,
    blur: createBackgroundBlur(camera.source.track, store, signal),
    hints: createDeviceHints(ports, hintSources, signal),
    speakerId,
    canChooseSpeaker: canChooseSpeaker(),
    chooseSpeaker,
    playTestSound: () => playTestSound(ports, speakerId.peek(), signal),
  };
}
