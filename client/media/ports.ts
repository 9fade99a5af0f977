// What local media needs of the browser, so that tests can bring their own.
import { systemClock, type Clock } from '../kit/clock.ts';
import { sampleFrame } from './frame-sample.ts';

export type MediaDevicesPort = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
> &
  // Missing on most phones.
  Partial<Pick<MediaDevices, 'getDisplayMedia'>>;

export interface MediaPorts {
  /** Undefined on pages that are not secure (http on another machine). */
  readonly devices: MediaDevicesPort | undefined;
  readonly permissions: Pick<Permissions, 'query'> | undefined;
  readonly clock: Clock;
  createAudioContext(): AudioContext;
  createAudioElement(): HTMLAudioElement;
  /** A tiny copy of what the camera shows, RGBA; null when there is no picture. Never rejects. */
  sampleFrame(track: MediaStreamTrack): Promise<Uint8ClampedArray | null>;
}

/** The browser that runs this page. */
export function browserMediaPorts(): MediaPorts {
  // The DOM types claim that both are always there; see the comments above.
  const { mediaDevices, permissions } = navigator as Partial<Navigator>;
  return {
    devices: mediaDevices,
    permissions,
    clock: systemClock,
    createAudioContext: () => new AudioContext({ latencyHint: 'balanced' }),
    createAudioElement: () => new Audio(),
    sampleFrame,
  };
}
