// One connection in the fan-out: what it gives, and what can be done with it.
import type { Encoding } from '../picture-size.ts';
import type { Plan } from './plan.ts';

/** The senders of one connection, just made: their encoded streams can be taken in this very moment only. */
export interface NewSenders {
  camera: RTCRtpSender;
  microphone: RTCRtpSender;
  /** Sends this track in place of the source's own; undefined = the source's own again. */
  substitute(
    source: 'camera' | 'microphone',
    track: MediaStreamTrack | null | undefined,
    encoding?: Encoding,
  ): void;
  /** Nothing will ever come through these senders again: a new connection is needed. */
  onDead(): void;
}

/** One connection whose senders can be fed from outside. */
export interface Slave {
  readonly id: number;
  /** What is being sent to it now. */
  plan(): Plan;
  /** The receiver has lost its picture. */
  refresh(): void;
  /** What the browser may ask the line for while the link is served; 0: it does not ask. */
  allow(kbps: number): void;
  /** From now on this link encodes for itself: `for good`, or for a time that grows with each time. */
  giveUp(why: string, how: 'for good' | 'for now'): void;
}
