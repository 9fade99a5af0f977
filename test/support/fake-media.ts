// Cameras, microphones and screens that tests plug in, pull out and let fail.
import type { MediaPorts } from '../../client/media/ports.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';

export interface FakeDevice {
  kind: MediaDeviceKind;
  deviceId: string;
  label: string;
  groupId: string;
}

/** A track that a test can end from outside, as the browser does. */
export interface FakeTrack extends MediaStreamTrack {
  end(): void;
  /** What applyConstraints was called with, oldest first. */
  readonly applied: readonly MediaTrackConstraints[];
  /** What the device can do beyond delivering; changes nothing by itself. */
  capabilities: MediaTrackCapabilities;
  /** True: constraints are accepted and without effect, as for sound in some browsers. */
  stubborn: boolean;
}

/** A call of getUserMedia or getDisplayMedia that waits for the test's answer. */
export interface FakeRequest {
  readonly constraints: MediaStreamConstraints;
  /** Answers with one track of this device, by default of what was asked for. */
  grant(device?: FakeDevice): FakeTrack;
  /** Answers with a DOMException. */
  refuse(name: string, message?: string): void;
}

export interface FakeMedia {
  readonly ports: MediaPorts & { clock: FakeClock };
  /** All requests since the start, oldest first. */
  readonly requests: readonly FakeRequest[];
  /** The next request that has not been handed out yet; waits for it. */
  nextRequest(): Promise<FakeRequest>;
  /** Changes the list of devices and tells. */
  plug(devices: readonly FakeDevice[]): void;
  permission: PermissionState;
  /** The person changes the permission in the browser. */
  permit(state: PermissionState): void;
  /** False: the list has no ids and labels, as before the first permission. */
  trusted: boolean;
  /** What cameras show, RGBA; null = no picture comes. */
  picture: Uint8ClampedArray | null;
  /** How often somebody looked at them. */
  looks: number;
}

export function fakeDevice(kind: MediaDeviceKind, id: string, label = id): FakeDevice {
  return { kind, deviceId: id, label, groupId: `group of ${id}` };
}

/** The browser's media without a browser. Audio contexts and elements are refused. */
export function createFakeMedia(initial: readonly FakeDevice[]): FakeMedia {
  let devices = initial;
  let handedOut = 0;
  const requests: FakeRequest[] = [];
  const arrivals = new EventTarget();

  const request = (constraints: MediaStreamConstraints = {}): Promise<MediaStream> =>
    new Promise((resolve, reject) => {
      requests.push({
        constraints,
        grant(device = defaultDevice(devices, constraints)) {
          const track = fakeTrack(device);
          resolve(fakeStream([track]));
          media.trusted = true;
          return track;
        },
        refuse: (name, message = name) => reject(new DOMException(message, name)),
      });
      arrivals.dispatchEvent(new Event('request'));
    });

  const enumerateDevices = async () =>
    devices.map((device) => {
      const { kind, deviceId, label, groupId } = media.trusted
        ? device
        : fakeDevice(device.kind, '');
      return { kind, deviceId, label, groupId, toJSON: () => device };
    });

  const port = Object.assign(new EventTarget(), {
    getUserMedia: request,
    getDisplayMedia: request,
    enumerateDevices,
  });

  // Of a PermissionStatus nothing else is read.
  const permission = Object.defineProperty(new EventTarget(), 'state', {
    get: () => media.permission,
  });

  const media: FakeMedia = {
    ports: {
      devices: port,
      permissions: { query: async () => permission as unknown as PermissionStatus },
      clock: createFakeClock(),
      createAudioContext: refuseAudio,
      createAudioElement: refuseAudio,
      sampleFrame: async () => {
        media.looks += 1;
        return media.picture;
      },
    },
    requests,
    async nextRequest() {
      while (requests.length <= handedOut) {
        await new Promise((resolve) => {
          arrivals.addEventListener('request', resolve, { once: true });
        });
      }
      // The loop has just seen that it is there.
      return requests[handedOut++] as FakeRequest;
    },
    plug(next) {
      devices = next;
      port.dispatchEvent(new Event('devicechange'));
    },
    permission: 'granted',
    permit(state) {
      media.permission = state;
      permission.dispatchEvent(new Event('change'));
    },
    trusted: true,
    picture: null,
    looks: 0,
  };
  return media;
}

/** A stream of these tracks, for tests that answer themselves. */
export function fakeStream(tracks: readonly MediaStreamTrack[]): MediaStream {
  const ofKind = (kind: string) => tracks.filter((track) => track.kind === kind);
  // The rest of a MediaStream needs a browser, and nobody below test asks for it.
  return {
    getTracks: () => [...tracks],
    getAudioTracks: () => ofKind('audio'),
    getVideoTracks: () => ofKind('video'),
  } as MediaStream;
}

export function fakeTrack(device: FakeDevice): FakeTrack {
  const applied: MediaTrackConstraints[] = [];
  const track = Object.assign(new EventTarget(), {
    applied,
    capabilities: {},
    stubborn: false,
    kind: device.kind === 'videoinput' ? 'video' : 'audio',
    label: device.label,
    contentHint: '',
    readyState: 'live',
    getSettings: () => ({
      deviceId: device.deviceId,
      groupId: device.groupId,
      ...(track.stubborn ? {} : applied.at(-1)),
    }),
    getCapabilities: () => track.capabilities,
    getConstraints: () => ({}),
    async applyConstraints(constraints: MediaTrackConstraints) {
      applied.push(constraints);
    },
    // As in browsers, the page's own stop fires no event.
    stop: () => void (track.readyState = 'ended'),
    end: () => {
      track.readyState = 'ended';
      track.dispatchEvent(new Event('ended'));
    },
  });
  // The rest of a track needs a browser.
  return track as unknown as FakeTrack;
}

function defaultDevice(
  devices: readonly FakeDevice[],
  { audio, video }: MediaStreamConstraints,
): FakeDevice {
  const wanted = audio ?? video;
  const kind = video ? 'videoinput' : 'audioinput';
  const exact =
    typeof wanted === 'object' && typeof wanted.deviceId === 'object' && 'exact' in wanted.deviceId
      ? wanted.deviceId.exact
      : null;
  const found = devices.find(
    (device) => device.kind === kind && (exact === null || device.deviceId === exact),
  );
  if (!found) throw new Error('granted a device that is not plugged in');
  return found;
}

function refuseAudio(): never {
  throw new DOMException('no sound here', 'NotSupportedError');
}
