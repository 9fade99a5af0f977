// Whether a picture moves: what the time since its last frame means. Pure.

/** `waiting`: no frame yet; `frozen`: the last one stands; `stalled`: for so long that it misleads. */
export type PictureFlow = 'moving' | 'waiting' | 'frozen' | 'stalled';

const WAITING_MS = 1000;
const FROZEN_MS = 3000;
const STALLED_MS = 8000;

/** @param sinceFrameMs since the last frame, or since the track is there when there was none yet */
export function flowOf(sinceFrameMs: number, hasFrame: boolean): PictureFlow {
  if (!hasFrame) return sinceFrameMs > WAITING_MS ? 'waiting' : 'moving';
  if (sinceFrameMs > STALLED_MS) return 'stalled';
  return sinceFrameMs > FROZEN_MS ? 'frozen' : 'moving';
}
