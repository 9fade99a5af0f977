// Own microphone, camera, screen and speaker as signals: the lobby and the meeting read these.
import type { ReadonlySignal } from '@preact/signals';
import type { MediaProblem } from '../media/problem.ts';
import type { ScreenHint } from '../media/screen.ts';
import type { BackgroundBlur } from './background-blur.ts';
import type { DeviceHint } from './device-hints.ts';
import type { DeviceOffers } from './device-offer.ts';
import type { VoiceProcessingChoice } from './voice-processing.ts';

export type { MediaProblem };

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
  /**
   * Why the source is off although the person wanted it on; while it is on: why a chosen device could
   * not be opened and the previous one goes on.
   */
  readonly problem: ReadonlySignal<MediaProblem | null>;
  /** Opens the source; never throws, failure shows in `problem`. */
  turnOn(): Promise<void>;
  /**
   * Ends the track at once. Camera and screen are closed, the camera's light goes off. The microphone
   * stays open for this page alone (nothing is sent), so that unmuting needs no time and no prompt.
   */
  turnOff(): void;
}

export interface LocalDeviceSource extends LocalSource {
  /** Id of the device in use or chosen for the next time, null = the browser's default. */
  readonly deviceId: ReadonlySignal<string | null>;
  /** Labels, when the device in use vanished and another one was opened instead; null otherwise. */
  readonly replaced: ReadonlySignal<{ lost: string; using: string } | null>;
  /**
   * Chooses a device ('' = the browser's default), remembers it, and switches to it at once if the
   * source is on.
   */
  choose(deviceId: string): Promise<void>;
}

export interface LocalScreen extends LocalSource {
  /** Sound of the shared tab or system, null when not shared. */
  readonly audioTrack: ReadonlySignal<MediaStreamTrack | null>;
  /** What the encoder keeps when not all fits; holds for this and later shares. */
  readonly hint: ReadonlySignal<ScreenHint>;
  setHint(hint: ScreenHint): void;
  /** False where the browser cannot share (most phones). */
  readonly supported: boolean;
}

export interface LocalMedia extends DeviceOffers {
  readonly microphone: LocalDeviceSource;
  readonly camera: LocalDeviceSource;
  readonly screen: LocalScreen;
  /** Noise suppression, echo cancellation and gain of the microphone. */
  readonly processing: VoiceProcessingChoice;
  readonly blur: BackgroundBlur;
  /** What the person may want to know about their devices now, most pressing first. */
  readonly hints: ReadonlySignal<readonly DeviceHint[]>;
  /** Own loudness 0 to 1 while the microphone is on, about ten times a second. */
  readonly level: ReadonlySignal<number>;
  /** The level of this very moment, for comparisons; 0 while off. */
  momentary(): number;
  /** The person speaks and the microphone is on. */
  readonly speaking: ReadonlySignal<boolean>;
  /** The person speaks although the microphone is off; known only after it has been on. */
  readonly mutedSpeaking: ReadonlySignal<boolean>;
  readonly microphones: ReadonlySignal<readonly Device[]>;
  readonly cameras: ReadonlySignal<readonly Device[]>;
  readonly speakers: ReadonlySignal<readonly Device[]>;
  /** False where the browser plays everything by the system's choice. */
  readonly canChooseSpeaker: boolean;
  /** Chosen output device, '' = the system's default. */
  readonly speakerId: ReadonlySignal<string>;
  chooseSpeaker(deviceId: string): void;
  /** Plays a short test sound through the chosen speaker. */
  playTestSound(): Promise<void>;
}
