// The list of cameras, microphones and speakers, kept up to date without asking for any permission.
import { createEmitter, type Emitter } from '../kit/emitter.ts';
import { createLog } from '../kit/log.ts';
import type { ListedDevice } from './device-match.ts';
import type { MediaDevicesPort } from './ports.ts';

export interface DeviceLists {
  readonly microphones: readonly ListedDevice[];
  readonly cameras: readonly ListedDevice[];
  readonly speakers: readonly ListedDevice[];
}

/** What enumerateDevices tells of one device. */
export type FoundDevice = Omit<MediaDeviceInfo, 'toJSON'>;

export interface DevicesEvents {
  change: DeviceLists;
  /** The browser said that something was plugged in or out, or that a default changed. */
  plugged: { before: readonly FoundDevice[]; after: readonly FoundDevice[] };
}

export interface Devices {
  readonly events: Pick<Emitter<DevicesEvents>, 'on'>;
  /** The newest lists; empty until the first answer. */
  lists(): DeviceLists;
  /** Reads the lists again: after the first permission the browser tells labels. */
  refresh(): Promise<DeviceLists>;
}

const log = createLog('devices');
const NO_DEVICES: DeviceLists = { microphones: [], cameras: [], speakers: [] };

export function createDevices(port: MediaDevicesPort | undefined, signal: AbortSignal): Devices {
  const events = createEmitter<DevicesEvents>();
  let lists = NO_DEVICES;
  let last: readonly FoundDevice[] | null = null;
  let isPlugged = false;
  let reading = 0;

  const refresh = async (): Promise<DeviceLists> => {
    if (!port || signal.aborted) return lists;
    const mine = ++reading;
    try {
      const after = await port.enumerateDevices();
      // A slow answer must not overwrite a newer one.
      if (mine !== reading || signal.aborted) return lists;
      const before = last;
      const tell = isPlugged && before !== null;
      last = after;
      isPlugged = false;
      lists = listDevices(after);
      events.emit('change', lists);
      if (tell) events.emit('plugged', { before, after });
    } catch (error) {
      log.info(`no list of devices: ${error instanceof Error ? error.name : 'unknown'}`);
    }
    return lists;
  };

  const plugged = () => {
    isPlugged = true;
    void refresh();
  };
  port?.addEventListener('devicechange', plugged, { signal });
  void refresh();
  return { events, lists: () => lists, refresh };
}

/**
 * Sorts what enumerateDevices told. Entries without id stand for "there is one, but you may not know
 * it"; Chromium's `default` and `communications` repeat a real device under a second name, and we say
 * "default" ourselves.
 */
export function listDevices(found: readonly FoundDevice[]): DeviceLists {
  const ofKind = (kind: MediaDeviceKind): ListedDevice[] =>
    found
      .filter((device) => device.kind === kind && isReal(device.deviceId))
      .map(({ deviceId, label, groupId }) => ({ id: deviceId, label, group: groupId }));
  return {
    microphones: ofKind('audioinput'),
    cameras: ofKind('videoinput'),
    speakers: ofKind('audiooutput'),
  };
}

function isReal(deviceId: string): boolean {
  return deviceId !== '' && deviceId !== 'default' && deviceId !== 'communications';
}
