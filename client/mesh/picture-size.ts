// The sizes in which a camera is sent, smallest first, and what each of them costs.

export interface Encoding {
  maxBitrateKbps: number;
  maxFramesPerSecond: number;
  /** Longest height sent, in pixels; the capture is scaled down to it. */
  maxHeight: number;
}

/** By height; `off` sends nothing. */
export const PICTURE_SIZES = ['off', '120', '180', '270', '360', '720'] as const;
export type PictureSize = (typeof PICTURE_SIZES)[number];

/**
 * Bitrates at which VP8 is clear at that size. 270 is for lines that carry 180 easily and 360 never;
 * nobody asks for it, nor for 120.
 */
const ENCODINGS: Record<Exclude<PictureSize, 'off'>, Encoding> = {
  120: { maxBitrateKbps: 40, maxFramesPerSecond: 8, maxHeight: 120 },
  180: { maxBitrateKbps: 120, maxFramesPerSecond: 15, maxHeight: 180 },
  270: { maxBitrateKbps: 300, maxFramesPerSecond: 20, maxHeight: 270 },
  360: { maxBitrateKbps: 600, maxFramesPerSecond: 30, maxHeight: 360 },
  720: { maxBitrateKbps: 1_700, maxFramesPerSecond: 30, maxHeight: 720 },
};

/** Null sends nothing. */
export function encodingOf(size: PictureSize): Encoding | null {
  return size === 'off' ? null : ENCODINGS[size];
}

export function kbpsOf(size: PictureSize): number {
  return encodingOf(size)?.maxBitrateKbps ?? 0;
}

export function isLarger(a: PictureSize, b: PictureSize): boolean {
  return PICTURE_SIZES.indexOf(a) > PICTURE_SIZES.indexOf(b);
}

export function smaller(a: PictureSize, b: PictureSize): PictureSize {
  return isLarger(a, b) ? b : a;
}

/** The next smaller one; `off` stays. */
export function below(size: PictureSize): PictureSize {
  return PICTURE_SIZES[Math.max(0, PICTURE_SIZES.indexOf(size) - 1)] ?? 'off';
}

/** The largest one that so many kbit/s carry. */
export function sizeWithin(kbps: number): PictureSize {
  return PICTURE_SIZES.findLast((size) => kbpsOf(size) <= kbps) ?? 'off';
}

/** scaleResolutionDownBy for a capture of this height (W3C webrtc-pc section 5.2): never below 1. */
export function scaleDownBy(captureHeight: number, encoding: Encoding): number {
  return Math.max(1, captureHeight / encoding.maxHeight);
}
