// Pure: which sound frames a microphone sender passes on, and with which time stamps. One for each link.
import type { SoundPlan } from './messages.ts';
import { forward } from './rtp-clock.ts';

/** What is to be written: the time stamp, or null = leave the frame out. */
type Stamp = number | null;

export interface SoundSlave {
  plan(next: SoundPlan): void;
  /** A frame of the sender's own encoder, and one of the pool, with its RTP time stamp. */
  own(rtpTimestamp: number, nowMs: number): Stamp;
  shared(rtpTimestamp: number, nowMs: number): Stamp;
  /** Frames of the pool are being written: the sender's own encoder may rest. */
  isServed(): boolean;
}

/** RTP clock of Opus (RFC 7587 section 4.1), per millisecond, and what a frame of 20 ms takes. */
const TICKS_PER_MS = 48;
const FRAME_TICKS = 20 * TICKS_PER_MS;

export function createSoundSlave(): SoundSlave {
  let plan: SoundPlan = 'own';
  let current: SoundPlan = 'own';
  let last: { stamp: number; atMs: number } | null = null;
  /** From the time stamps of the current source to those that are written. */
  let shift = 0;

  function write(rtpTimestamp: number, nowMs: number): number {
    const stamp = forward(rtpTimestamp, shift);
    last = { stamp, atMs: nowMs };
    return stamp;
  }

  /**
   * Each encoder counts from a random number. A receiver that sees a leap keeps frames that it never plays, and
   * then holds its buffer for full. So another source goes on where the one before it stopped.
   */
  function begin(source: SoundPlan, rtpTimestamp: number, nowMs: number) {
    current = source;
    if (last === null) return;
    const frames = Math.max(1, Math.round(((nowMs - last.atMs) * TICKS_PER_MS) / FRAME_TICKS));
    shift = last.stamp + frames * FRAME_TICKS - rtpTimestamp;
  }

  function take(source: SoundPlan, rtpTimestamp: number, nowMs: number): Stamp {
    // What goes on until then is the other one.
    if (source !== plan && source !== current) return null;
    if (source === plan && current !== plan) begin(source, rtpTimestamp, nowMs);
    return source === current ? write(rtpTimestamp, nowMs) : null;
  }

  return {
    plan(next) {
      plan = next;
    },
    own: (rtpTimestamp, nowMs) => take('own', rtpTimestamp, nowMs),
    shared: (rtpTimestamp, nowMs) => take('shared', rtpTimestamp, nowMs),
    isServed: () => plan === 'shared' && current === 'shared',
  };
}
