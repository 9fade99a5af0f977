// Pure: how much of our camera each link gets. One rule for all links: the more, the smaller.

export interface Encoding {
  maxBitrateKbps: number;
  maxFramesPerSecond: number;
  /** Longest height sent, in pixels; the capture is scaled down to it. */
  maxHeight: number;
}

/** From so many links on, one row holds. Encoders are two thirds of a mesh's cost. */
const STEPS: readonly { links: number; encoding: Encoding }[] = [
  { links: 5, encoding: { maxBitrateKbps: 150, maxFramesPerSecond: 15, maxHeight: 180 } },
  { links: 3, encoding: { maxBitrateKbps: 400, maxFramesPerSecond: 20, maxHeight: 270 } },
  { links: 2, encoding: { maxBitrateKbps: 800, maxFramesPerSecond: 25, maxHeight: 360 } },
];
const ONE_LINK: Encoding = { maxBitrateKbps: 1700, maxFramesPerSecond: 30, maxHeight: 720 };
const START_HEIGHT = 360;
/** A shared screen must be legible: full size, few frames. */
const SCREEN: Encoding = { maxBitrateKbps: 2500, maxFramesPerSecond: 15, maxHeight: 2160 };

/** What a camera sends over each of `linkCount` links. */
export function cameraEncoding(linkCount: number): Encoding {
  return STEPS.find(({ links }) => linkCount >= links)?.encoding ?? ONE_LINK;
}

/**
 * What a camera sends first. A browser that starts at 300 kbit/s throws away full-size frames until it has
 * learned to shrink them; one that is small already shows its first frame.
 */
export function startEncoding(linkCount: number): Encoding {
  const settled = cameraEncoding(linkCount);
  return { ...settled, maxHeight: Math.min(settled.maxHeight, START_HEIGHT) };
}

export function screenEncoding(): Encoding {
  return SCREEN;
}

/** scaleResolutionDownBy for a capture of this height (W3C webrtc-pc section 5.2): never below 1. */
export function scaleDownBy(captureHeight: number, encoding: Encoding): number {
  return Math.max(1, captureHeight / encoding.maxHeight);
}
