// Pure: which frames a camera sender passes on, and with which numbers. One for each link.
import type { CameraPlan, Layer } from './messages.ts';
import { after, seeFrame, translate, UNSEEN, type RtpClock } from './rtp-clock.ts';

/** What is looked at of an encoded frame. */
export interface FrameFacts {
  isKey: boolean;
  rtpTimestamp: number;
  /** Of the idle track: nobody is to see it, and it is on no clock. */
  isIdle: boolean;
}

/** What the frame that is written on has to say of itself. */
export interface FrameNumbers {
  rtpTimestamp: number;
  frameId: number;
  /** The frame before it, unless it is a key frame. */
  dependencies: number[];
}

/** `pass` = as it is; null = leave it out. */
export type Verdict = { pass: true } | { pass: false; numbers: FrameNumbers } | null;

export interface CameraSlave {
  /** `hurry`: the pool's picture stops at once, even if its own is not there yet. */
  plan(next: CameraPlan, hurry: boolean): void;
  /** A frame of the sender's own encoder. */
  own(frame: FrameFacts, nowMs: number): Verdict;
  /** A frame of the pool; `clock` is that layer's. */
  shared(layer: Layer, frame: FrameFacts, clock: RtpClock): Verdict;
  /** The layer whose next frame must be a key frame, null when none is waited for. */
  waitsFor(): Layer | null;
  /** The receiver has lost its picture. */
  refresh(): void;
  /** Enough is known to write foreign frames. */
  isBased(): boolean;
  /** Foreign frames are being written: the sender's own encoder may rest. */
  isServed(): boolean;
}

/** So many frames of its own start the sender reports, and tell where the sender's clock stands. */
const BASE_FRAMES = 3;

export function createCameraSlave(): CameraSlave {
  let plan: CameraPlan = 'own';
  let clock: RtpClock = UNSEEN;
  let ownFrames = 0;
  /** What is being written: pictures of this layer, or of the own encoder; null = nothing yet. */
  let current: Layer | 'own' | null = 'own';
  let needsKey: Layer | null = null;
  let lastTimestamp: number | null = null;
  /** Numbers of our own, from the first foreign frame on. */
  let frameId: number | null = null;

  function numbers(frame: FrameFacts, rtpTimestamp: number): Verdict {
    lastTimestamp = after(lastTimestamp, rtpTimestamp);
    const before = frameId ?? 0;
    frameId = (before + 1) % 65_536;
    return {
      pass: false,
      numbers: {
        rtpTimestamp: lastTimestamp,
        frameId,
        dependencies: frame.isKey ? [] : [before],
      },
    };
  }

  return {
    plan(next, hurry) {
      if (next === plan) return;
      plan = next;
      // Otherwise the old picture goes on until the new one is there.
      if (next === 'off' || (hurry && current !== 'own')) current = null;
      needsKey = next === 'off' || next === 'own' ? null : next;
    },
    own(frame, nowMs) {
      if (frame.isIdle) return null;
      clock = seeFrame(clock, frame.rtpTimestamp, nowMs);
      ownFrames += 1;
      if (plan === 'off') return null;
      if (current !== 'own') {
        if (plan !== 'own' || !frame.isKey) return null;
        current = 'own';
      }
      if (frameId !== null) return numbers(frame, frame.rtpTimestamp);
      lastTimestamp = frame.rtpTimestamp;
      return { pass: true };
    },
    shared(layer, frame, layerClock) {
      if (ownFrames < BASE_FRAMES || plan === 'off') return null;
      if (layer === plan && frame.isKey) {
        current = layer;
        needsKey = null;
      }
      if (layer !== current) return null;
      return numbers(frame, translate(frame.rtpTimestamp, layerClock, clock));
    },
    waitsFor: () => (ownFrames < BASE_FRAMES ? null : needsKey),
    refresh() {
      if (plan !== 'own' && plan !== 'off') needsKey = plan;
    },
    isBased: () => ownFrames >= BASE_FRAMES,
    isServed: () => plan !== 'own' && isLayer(current),
  };
}

function isLayer(current: Layer | 'own' | null): current is Layer {
  return current !== null && current !== 'own';
}
