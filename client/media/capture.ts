// Opens a microphone or a camera: constraints in, a capture or a code out.
import type { ListedDevice } from './device-match.ts';
import type { MediaDevicesPort } from './ports.ts';
import { captureProblem, type MediaProblem } from './problem.ts';

/** An opened source. */
export interface Capture {
  readonly track: MediaStreamTrack;
  /** Sound that came with a screen. */
  readonly soundTrack: MediaStreamTrack | null;
  /** What the browser opened; empty id and group where it does not tell. */
  readonly device: ListedDevice;
}

/** What opening led to. `problem` null: the person changed their mind. */
export type Opened = { ok: true; capture: Capture } | { ok: false; problem: MediaProblem | null };

export type DeviceKind = 'microphone' | 'camera';

/** What the browser does to the sound of the microphone before we get it. */
export interface VoiceProcessing {
  readonly noiseSuppression: boolean;
  readonly echoCancellation: boolean;
  readonly autoGainControl: boolean;
}

export const ALL_PROCESSING: VoiceProcessing = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

/**
 * What we ask the browser for. All sizes and rates are wishes (`ideal`), so that an odd camera is better
 * than none; only a chosen device is a must, because browsers ignore an ideal device id.
 */
export function captureConstraints(
  kind: DeviceKind,
  deviceId: string | null,
  processing: VoiceProcessing = ALL_PROCESSING,
): MediaStreamConstraints {
  if (kind === 'microphone') {
    return {
      audio: {
        ...processing,
        ...(deviceId !== null && { deviceId: { exact: deviceId } }),
      },
    };
  }
  return {
    video: {
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 30 },
      // Phones: the camera that looks at the person, unless they chose the other one.
      ...(deviceId !== null
        ? { deviceId: { exact: deviceId } }
        : { facingMode: { ideal: 'user' } }),
    },
  };
}

/**
 * Opens a device; never rejects. A chosen device that is no longer there falls back to the browser's
 * default, because hearing somebody through the wrong microphone beats not hearing them.
 */
export async function openDevice(
  port: MediaDevicesPort | undefined,
  kind: DeviceKind,
  deviceId: string | null,
  processing: VoiceProcessing = ALL_PROCESSING,
): Promise<Opened> {
  if (!port) return { ok: false, problem: 'denied' };
  try {
    const stream = await port.getUserMedia(captureConstraints(kind, deviceId, processing));
    const [track] = stream.getTracks();
    if (!track) return { ok: false, problem: 'failed' };
    return { ok: true, capture: { track, soundTrack: null, device: deviceOf(track) } };
  } catch (error) {
    const problem = captureProblem(error);
    if (problem === 'missing' && deviceId !== null) return openDevice(port, kind, null, processing);
    return { ok: false, problem };
  }
}

/** Closes a capture; a device's light goes off when nobody else uses it. */
export function stopCapture(capture: Capture): void {
  capture.track.stop();
  capture.soundTrack?.stop();
}

export function deviceOf(track: MediaStreamTrack): ListedDevice {
  const { deviceId = '', groupId = '' } = track.getSettings();
  return { id: deviceId, label: track.label, group: groupId };
}
