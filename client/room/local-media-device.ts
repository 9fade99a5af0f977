// The microphone or the camera: opening the chosen device, and saying when it was replaced.
import { batch, computed, signal as createSignal, type ReadonlySignal } from '@preact/signals';
import { childLifetime } from '../kit/lifetime.ts';
import {
  openDevice,
  stopCapture,
  type DeviceKind,
  type Opened,
  type VoiceProcessing,
} from '../media/capture.ts';
import { idToOpen, matchDevice, type ListedDevice } from '../media/device-match.ts';
import type { DeviceLists, Devices } from '../media/devices.ts';
import { createLocalSource, type SourceControl } from '../media/local-source.ts';
import { devicePermission, whenAllowed } from '../media/permission.ts';
import type { MediaPorts } from '../media/ports.ts';
import { delivering, type SourcePolicy } from '../media/source-state.ts';
import type { DeviceChoice } from './local-media-choice.ts';
import { sourceSignals } from './local-media-source.ts';
import type { LocalDeviceSource } from './local-media.ts';

export interface DeviceSourceParts {
  readonly kind: DeviceKind;
  readonly ports: MediaPorts;
  readonly devices: Devices;
  readonly choice: DeviceChoice;
  /** The list of this kind, as a signal and as part of what `devices` answers. */
  readonly listed: ReadonlySignal<readonly ListedDevice[]>;
  readonly pick: (lists: DeviceLists) => readonly ListedDevice[];
  /** For microphones: what the browser shall do to the sound. */
  readonly processing?: ReadonlySignal<VoiceProcessing>;
}

/**
 * Camera off must turn its light off. The microphone stays open while muted, and only the mesh loses
 * the track: unmuting is instant in the middle of a sentence, asks nothing again where permission is
 * given for one opening (Firefox), does not make a Bluetooth headset change its mode, and lets us say
 * "you are muted" to somebody who speaks. The level never leaves this page.
 */
const policies: Readonly<Record<DeviceKind, SourcePolicy>> = {
  microphone: { parks: true, endIsLoss: true },
  camera: { parks: false, endIsLoss: true },
};

/** The source for the view, and the control below it for the level meter. */
export function createDeviceSource(
  parts: DeviceSourceParts,
  signal: AbortSignal,
): { source: LocalDeviceSource; control: SourceControl } {
  const { kind, ports, choice, listed } = parts;
  const driver = {
    open: (target: 'chosen' | 'previous') => openChosen(parts, target),
    permission: () => devicePermission(ports.permissions, kind),
  };
  const control = createLocalSource(driver, policies[kind], signal);
  const { inUse, replaced } = watchDevice(control, listed);
  forgetRefusal(control, parts, signal);

  const choose = (deviceId: string): Promise<void> =>
    choice.choose(deviceId, async () => {
      await control.choose();
      const state = control.state();
      // On with a problem means: back on the previous device.
      return state.phase !== 'on' || state.problem === null;
    });

  const deviceId = computed(() => (inUse.value ?? choice.device.value)?.id ?? null);
  return { source: { ...sourceSignals(control), deviceId, replaced, choose }, control };
}

/** A refusal is told until the person allows the device in the browser, not until the next press. */
function forgetRefusal(
  control: SourceControl,
  { ports, kind }: Pick<DeviceSourceParts, 'ports' | 'kind'>,
  signal: AbortSignal,
): void {
  let watching: AbortController | null = null;
  control.events.on('change', (state) => {
    const isDenied = state.phase === 'off' && state.problem === 'denied';
    if (isDenied === (watching !== null)) return;
    watching?.abort();
    watching = isDenied ? childLifetime(signal) : null;
    if (watching) void whenAllowed(ports.permissions, kind, control.allowed, watching.signal);
  });
}

async function openChosen(
  { kind, ports, devices, choice, pick, processing }: DeviceSourceParts,
  target: 'chosen' | 'previous',
): Promise<Opened> {
  const wanted = target === 'chosen' ? await choice.wanted() : choice.before();
  const asked = idToOpen(wanted, pick(devices.lists()));
  const open = (id: string | null) => openDevice(ports.devices, kind, id, processing?.peek());
  const opened = await open(asked);
  if (!opened.ok) return opened;
  // Now the browser tells labels, by which a device with a new id is found again.
  const reading = devices.refresh();
  if (!wanted) return opened;
  const found = matchDevice(wanted, pick(await reading));
  if (!found || found.id === asked || isSame(found, opened.capture.device)) return opened;
  stopCapture(opened.capture);
  const better = await open(found.id);
  return better.ok ? better : open(null);
}

/** Follows which device delivers, and whether another one took over after a loss. */
function watchDevice(
  control: SourceControl,
  listed: ReadonlySignal<readonly ListedDevice[]>,
): {
  inUse: ReadonlySignal<ListedDevice | null>;
  replaced: ReadonlySignal<{ lost: string; using: string } | null>;
} {
  const opened = createSignal<ListedDevice | null>(null);
  const inUse = computed(() => opened.value && asListed(opened.value, listed.value));
  const replaced = createSignal<{ lost: string; using: string } | null>(null);
  let lost: ListedDevice | null = null;
  let recovering = false;
  control.events.on('change', (state) => {
    const device = delivering(state)?.device ?? null;
    batch(() => {
      if (state.phase === 'on' && recovering && lost && device) {
        const using = asListed(device, listed.peek()) ?? device;
        if (!isSame(lost, using)) replaced.value = { lost: lost.label, using: using.label };
      } else {
        replaced.value = null;
      }
      if (state.phase === 'off') {
        lost = state.problem === 'gone' ? inUse.peek() : null;
      }
      opened.value = device;
    });
    recovering = state.phase === 'opening' && state.why.type === 'recover';
  });
  return { inUse, replaced };
}

/** Chromium opens the pseudo device `default`; the group tells which real one that is. */
function asListed(device: ListedDevice, listed: readonly ListedDevice[]): ListedDevice | null {
  const found =
    listed.find(({ id }) => id === device.id) ??
    listed.find(({ group }) => group !== '' && group === device.group);
  return found ?? (device.id === '' || device.id === 'default' ? null : device);
}

function isSame(one: ListedDevice, other: ListedDevice): boolean {
  return one.id === other.id || (one.label === other.label && one.group === other.group);
}
