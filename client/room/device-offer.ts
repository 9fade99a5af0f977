// The offer to use what was just plugged in: shown until it is taken, declined, or gone again.
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import { offerOf, type DeviceOffer } from '../media/device-offer.ts';
import type { Devices } from '../media/devices.ts';
import type { LocalMedia } from './local-media.ts';

export type { DeviceOffer };

export interface DeviceOffers {
  /** What to ask the person; null for nothing. Nothing switches without their word. */
  readonly offer: ReadonlySignal<DeviceOffer | null>;
  acceptOffer(): void;
  declineOffer(): void;
}

type Parts = Pick<
  LocalMedia,
  'microphone' | 'camera' | 'speakerId' | 'chooseSpeaker' | 'microphones' | 'cameras' | 'speakers'
> & {
  /** Whether the person chose this microphone, so that the system's default does not matter. */
  readonly microphoneIsChosen: ReadonlySignal<boolean>;
};

export function createDeviceOffers(
  devices: Devices,
  parts: Parts,
  until: AbortSignal,
): DeviceOffers {
  const { microphone, camera } = parts;
  const made = signal<DeviceOffer | null>(null);
  devices.events.on(
    'plugged',
    ({ before, after }) => {
      const next = offerOf(before, after);
      if (next) made.value = next;
    },
    until,
  );

  const offer = computed((): DeviceOffer | null => {
    const now = made.value;
    if (!now || (now.reason === 'default' && parts.microphoneIsChosen.value)) return null;
    // A part that is in use already, or was pulled out again, is nothing to ask about.
    const open = {
      microphone: stillNew(now.microphone, parts.microphones.value, microphone.deviceId.value),
      camera: stillNew(now.camera, parts.cameras.value, camera.deviceId.value),
      speaker: stillNew(now.speaker, parts.speakers.value, parts.speakerId.value),
    };
    const isEmpty = !open.microphone && !open.camera && !open.speaker;
    return isEmpty ? null : { ...now, ...open };
  });

  return {
    offer,
    acceptOffer() {
      const now = offer.peek();
      if (!now) return;
      batch(() => {
        made.value = null;
        // '' opens the system's default anew, and goes on following it.
        const microphoneId = now.reason === 'default' ? '' : now.microphone?.id;
        if (microphoneId !== undefined) void microphone.choose(microphoneId);
        if (now.camera) void camera.choose(now.camera.id);
        if (now.speaker) parts.chooseSpeaker(now.speaker.id);
      });
    },
    declineOffer: () => void (made.value = null),
  };
}

function stillNew<Listed extends { id: string }>(
  device: Listed | null,
  listed: readonly { id: string }[],
  inUse: string | null,
): Listed | null {
  return device && device.id !== inUse && listed.some(({ id }) => id === device.id) ? device : null;
}
