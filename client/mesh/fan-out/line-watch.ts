// Pure: whether the line of a link that is served from the pool is too narrow for what it is sent. No encoder
// follows the line there, so somebody has to look. A narrow one gets an encoder of its own, which does.
import { kbpsOf, type PictureSize } from '../picture-size.ts';

/** One look at a link, every 250 ms. */
export interface LineFacts {
  nowMs: number;
  /** What the browser believes that the path carries. */
  estimateKbps: number;
  /** What a packet waited in the sender since the last look, on average. */
  packetDelayMs: number;
  roundTripMs: number;
  /** What has really been sent of late, sound and headers included; null while there is nothing to go by. */
  sentKbps: number | null;
  /** What is sent from the pool. */
  size: PictureSize;
}

export interface LineWatch {
  /** The latest look. */
  atMs: number;
  leastRoundTripMs: number;
  size: PictureSize;
  /** Until then a new size is being tried: only a queue counts. */
  tryingUntilMs: number;
  /** Looks in a row at which the round trip had grown: one alone may be a busy moment of the page. */
  slowLooks: number;
  /** Looks in a row at which the line was a little short and packets waited here. */
  shortLooks: number;
  isNarrow: boolean;
}

/** Sound, headers and repair beside the picture. */
const BESIDE_KBPS = 60;
/**
 * Narrow when the estimate falls below these shares of what is needed. A calm picture needs no more than is
 * sent, and one false alarm of the browser takes its estimate down to that, with a queue for a moment.
 * So the second share counts when it lasts.
 */
const SHORT = 0.8;
const SHORT_WITH_QUEUE = 1.05;
const SHORT_LOOKS = 4;
/** ... or when packets queue up here or on the path. */
const QUEUE_MS = 20;
const LONG_QUEUE_MS = 100;
const ROUND_TRIP_GROWTH_MS = 250;
const SLOW_LOOKS = 2;
/** A size that the line is known to carry settles soon; another one is tried until the browser has asked the line. */
const SETTLING_MS = 500;
const TRYING_MS = 1_500;
const ROOM_SHARE = 1.3;

/** A look that comes so late speaks of a busy device, and more encoders would not help that. */
const BUSY_MS = 600;

export const UNWATCHED: LineWatch = {
  atMs: Number.POSITIVE_INFINITY,
  leastRoundTripMs: Number.POSITIVE_INFINITY,
  size: 'off',
  tryingUntilMs: 0,
  slowLooks: 0,
  shortLooks: 0,
  isNarrow: false,
};

export function needKbps(size: PictureSize): number {
  return size === 'off' ? 0 : kbpsOf(size) + BESIDE_KBPS;
}

export function watchLine(before: LineWatch, facts: LineFacts): LineWatch {
  const { nowMs, size, packetDelayMs } = facts;
  const isBusy = nowMs - before.atMs > BUSY_MS;
  const isQueuing = !isBusy && isScarce(facts, SHORT_WITH_QUEUE) && packetDelayMs > QUEUE_MS;
  const watch: LineWatch = {
    atMs: nowMs,
    leastRoundTripMs: Math.min(before.leastRoundTripMs, facts.roundTripMs),
    size,
    tryingUntilMs: size === before.size ? before.tryingUntilMs : tryUntilMs(facts),
    slowLooks: !isBusy && isSlow(before, facts) ? before.slowLooks + 1 : 0,
    shortLooks: isQueuing ? before.shortLooks + 1 : 0,
    isNarrow: false,
  };
  if (isBusy || size === 'off') return watch;
  return { ...watch, isNarrow: isUrgent(watch, facts) || isShort(watch, facts) };
}

function tryUntilMs({ nowMs, size, estimateKbps }: LineFacts): number {
  return nowMs + (estimateKbps > ROOM_SHARE * needKbps(size) ? SETTLING_MS : TRYING_MS);
}

function isSlow({ leastRoundTripMs }: LineWatch, { roundTripMs }: LineFacts): boolean {
  return roundTripMs > leastRoundTripMs + ROUND_TRIP_GROWTH_MS;
}

/** The line carries less than this share of what the picture of now really takes. */
function isScarce({ size, sentKbps, estimateKbps }: LineFacts, share: number): boolean {
  const allowedKbps = needKbps(size);
  const neededKbps = sentKbps === null ? allowedKbps : Math.min(allowedKbps, sentKbps);
  return estimateKbps < share * neededKbps;
}

function isUrgent({ slowLooks }: LineWatch, { packetDelayMs }: LineFacts): boolean {
  return packetDelayMs > LONG_QUEUE_MS || slowLooks >= SLOW_LOOKS;
}

function isShort({ tryingUntilMs, shortLooks }: LineWatch, facts: LineFacts): boolean {
  if (facts.nowMs < tryingUntilMs) return false;
  return isScarce(facts, SHORT) || shortLooks >= SHORT_LOOKS;
}
