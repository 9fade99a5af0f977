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
  /** Lets the browser try so many kbit/s with packets that nobody shows; null ends it. */
  probe(kbps: number | null): void;
  /** From now on this link encodes for itself. */
  giveUp(why: string): void;
  isAble(): boolean;
}
