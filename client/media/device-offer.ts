// What to offer after something was plugged in, from the lists before and after. Nothing switches by itself.
import type { ListedDevice } from './device-match.ts';
import { listDevices, type DeviceLists, type FoundDevice } from './devices.ts';

/** One thing with its parts, e.g. a headset: microphone and speaker. */
export interface DeviceOffer {
  /** `arrived`: just plugged in; `default`: the system has another default microphone now. */
  readonly reason: 'arrived' | 'default';
  /** For people, without the numbers that browsers append. */
  readonly label: string;
  readonly microphone: ListedDevice | null;
  readonly speaker: ListedDevice | null;
  readonly camera: ListedDevice | null;
}

/** The offer, or null when nothing new came that we know by name. What arrived goes before a default. */
export function offerOf(
  before: readonly FoundDevice[],
  after: readonly FoundDevice[],
): DeviceOffer | null {
  return arrivedOffer(before, after) ?? defaultOffer(before, after);
}

function arrivedOffer(
  before: readonly FoundDevice[],
  after: readonly FoundDevice[],
): DeviceOffer | null {
  const known = listDevices(before);
  const now = listDevices(after);
  const arrived = (part: keyof DeviceLists, kind: MediaDeviceKind): readonly ListedDevice[] => {
    // Without ids before, all of this kind would look new.
    if (before.some((device) => device.kind === kind && device.deviceId === '')) return [];
    return now[part].filter((device) => device.label !== '' && !isKnown(device, known[part]));
  };
  const microphones = arrived('microphones', 'audioinput');
  const speakers = arrived('speakers', 'audiooutput');
  const cameras = arrived('cameras', 'videoinput');
  const main = microphones[0] ?? speakers[0] ?? cameras[0];
  if (!main) return null;
  const partOf = (devices: readonly ListedDevice[]) =>
    devices.find((device) => device === main || isSameThing(device, main)) ?? null;
  return {
    reason: 'arrived',
    label: readableLabel(main.label),
    microphone: partOf(microphones),
    speaker: partOf(speakers),
    camera: partOf(cameras),
  };
}

/** Only microphones: what is played by default follows the system by itself. */
function defaultOffer(
  before: readonly FoundDevice[],
  after: readonly FoundDevice[],
): DeviceOffer | null {
  const groupBefore = defaultGroup(before);
  const group = defaultGroup(after);
  if (!groupBefore || !group || groupBefore === group) return null;
  const device = listDevices(after).microphones.find((listed) => listed.group === group);
  if (!device || device.label === '') return null;
  const label = readableLabel(device.label);
  return { reason: 'default', label, microphone: device, speaker: null, camera: null };
}

function defaultGroup(found: readonly FoundDevice[]): string | undefined {
  return found.find(({ kind, deviceId }) => kind === 'audioinput' && deviceId === 'default')
    ?.groupId;
}

function isKnown(device: ListedDevice, before: readonly ListedDevice[]): boolean {
  return before.some(
    ({ id, label, group }) =>
      id === device.id || (label === device.label && group === device.group),
  );
}

function isSameThing(one: ListedDevice, other: ListedDevice): boolean {
  return one.group !== '' && one.group === other.group;
}

/** Chromium appends the USB vendor and product: "Jabra Evolve 30 (0b0e:0301)". */
export function readableLabel(label: string): string {
  return label.replace(/\s*\([0-9a-f]{4}:[0-9a-f]{4}\)$/i, '');
}
