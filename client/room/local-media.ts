// Own microphone, camera, screen and speaker as signals: the lobby and the meeting read these.
import type { ReadonlySignal } from '@preact/signals';

/**
 * Why a source is off although the person wanted it on. `denied`: browser or system refused;
 * `busy`: another program holds it; `missing`: no such device; `gone`: it was unplugged or revoked
 * while in use; `failed`: anything else.
 */
export type MediaProblem = 'denied' | 'busy' | 'missing' | 'gone' | 'failed';

export interface Device {
  id: string;
  label: string;
}

export interface LocalSource {
  /** True while the source delivers. */
  readonly on: ReadonlySignal<boolean>;
  /** True while the browser asks the person or opens the device. */
  readonly pending: ReadonlySignal<boolean>;
  /** The live track, null while off. */
  readonly track: ReadonlySignal<MediaStreamTrack | null>;
  readonly problem: ReadonlySignal<MediaProblem | null>;
  /** Opens the source; never throws, failure shows in `problem`. */
  turnOn(): Promise<void>;
  /** Stops the track (the device's light goes off). */
  turnOff(): void;
}

export interface LocalDeviceSource extends LocalSource {
  /** Id of the device in use or chosen for the next time, null = the browser's default. */
  readonly deviceId: ReadonlySignal<string | null>;
  /** Chooses a device, remembers it, and switches to it at once if the source is on. */
  choose(deviceId: string): Promise<void>;
}

export interface LocalScreen extends LocalSource {
  /** Sound of the shared tab or system, null when not shared. */
  readonly audioTrack: ReadonlySignal<MediaStreamTrack | null>;
  /** False where the browser cannot share (most phones). */
  readonly supported: boolean;
}

export interface LocalMedia {
  readonly microphone: LocalDeviceSource;
  readonly camera: LocalDeviceSource;
  readonly screen: LocalScreen;
  /** Own loudness 0 to 1 while the microphone is on, about ten times a second. */
  readonly level: ReadonlySignal<number>;
  readonly microphones: ReadonlySignal<readonly Device[]>;
  readonly cameras: ReadonlySignal<readonly Device[]>;
  readonly speakers: ReadonlySignal<readonly Device[]>;
  /** Chosen output device, '' = the system's default. */
  readonly speakerId: ReadonlySignal<string>;
  chooseSpeaker(deviceId: string): void;
  /** Plays a short test sound through the chosen speaker. */
  playTestSound(): Promise<void>;
}
