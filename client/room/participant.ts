// A participant: one person's session in the meeting, as signals that the view reads.
import type { ReadonlySignal } from '@preact/signals';

/**
 * How well we reach somebody. `connecting`: not yet; `good`; `weak`: loss or delay that one notices;
 * `reconnecting`: silent for 1.5 s or more, being repaired; `lost`: given up until somebody retries.
 */
export type LinkHealth = 'connecting' | 'good' | 'weak' | 'reconnecting' | 'lost';

export interface Participant {
  /** 22 base64url characters; new for each session (tab). */
  readonly id: string;
  readonly isSelf: boolean;
  /** Place in the order of joining, as this client saw it; rising. */
  readonly order: number;
  readonly name: ReadonlySignal<string>;
  /** What the person says about their own sources; true = on. */
  readonly microphone: ReadonlySignal<boolean>;
  readonly camera: ReadonlySignal<boolean>;
  readonly screen: ReadonlySignal<boolean>;
  /** What to play or show; null while off or not yet there. */
  readonly microphoneTrack: ReadonlySignal<MediaStreamTrack | null>;
  readonly cameraTrack: ReadonlySignal<MediaStreamTrack | null>;
  readonly screenTrack: ReadonlySignal<MediaStreamTrack | null>;
  readonly screenAudioTrack: ReadonlySignal<MediaStreamTrack | null>;
  readonly speaking: ReadonlySignal<boolean>;
  readonly health: ReadonlySignal<LinkHealth>;
}
