// Oneself as a participant: the same shape as everybody else, fed by the own media.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { LocalMedia } from './local-media.ts';
import type { Participant } from './participant.ts';

export function createSelfParticipant(
  id: string,
  name: ReadonlySignal<string>,
  media: LocalMedia,
): Participant {
  return {
    id,
    isSelf: true,
    order: 0,
    name,
    microphone: media.microphone.on,
    camera: media.camera.on,
    screen: media.screen.on,
    microphoneTrack: media.microphone.track,
    cameraTrack: media.camera.track,
    screenTrack: media.screen.track,
    screenAudioTrack: media.screen.audioTrack,
    speaking: computed(() => media.microphone.on.value && media.speaking.value),
    health: signal('good'),
  };
}
