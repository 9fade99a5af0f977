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
  /** Of an answer that came since the last look: most looks have none, and its last word is old. */
  roundTripMs: number | null;
  /** What has really been sent of late, sound and headers included; null while there is nothing to go by. */
  sentKbps: number | null;
  /** The device is at its limit: answers and packets wait for it, not for the line. */
  isFull: boolean;
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
  /** Answers in a row that took much longer than the quickest: one alone may be a busy moment of the page. */
  slowAnswers: number;
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
/** A full device looks once a second. */
const SHORT_LOOKS_WHEN_FULL = 2;
/** ... or when packets queue up here or on the path. */
const QUEUE_MS = 20;
const LONG_QUEUE_MS = 100;
const ROUND_TRIP_GROWTH_MS = 250;
const SLOW_ANSWERS = 2;
/** A size that the line is known to carry settles soon; another one is tried until the browser has asked the line. */
const SETTLING_MS = 500;
const TRYING_MS = 1_500;
const ROOM_SHARE = 1.3;

/** A look that comes so late speaks of a busy page, and more encoders would not help that. */
const BUSY_MS = 600;

export const UNWATCHED: LineWatch = {
  atMs: Number.POSITIVE_INFINITY,
  leastRoundTripMs: Number.POSITIVE_INFINITY,
  size: 'off',
  tryingUntilMs: 0,
  slowAnswers: 0,
  shortLooks: 0,
  isNarrow: false,
};

export function needKbps(size: PictureSize): number {
  return size === 'off' ? 0 : kbpsOf(size) + BESIDE_KBPS;
}

export function watchLine(before: LineWatch, facts: LineFacts): LineWatch {
  const { nowMs, size, roundTripMs, isFull } = facts;
  const isBusy = isFull || nowMs - before.atMs > BUSY_MS;
  const watch: LineWatch = {
    atMs: nowMs,
    leastRoundTripMs: Math.min(before.leastRoundTripMs, roundTripMs ?? Number.POSITIVE_INFINITY),
    size,
    tryingUntilMs: size === before.size ? before.tryingUntilMs : tryUntilMs(facts),
    slowAnswers: isBusy ? 0 : slowAnswers(before, roundTripMs),
    shortLooks: isALittleShort(facts, isBusy) ? before.shortLooks + 1 : 0,
    isNarrow: false,
  };
  if (size === 'off') return watch;
  if (isFull) return { ...watch, isNarrow: watch.shortLooks >= SHORT_LOOKS_WHEN_FULL };
  return { ...watch, isNarrow: !isBusy && (isWaiting(watch, facts) || isShort(watch, facts)) };
}

/** What waits on a busy device does not wait for the line, so there only the estimate counts. */
function isALittleShort(facts: LineFacts, isBusy: boolean): boolean {
  if (isBusy) return facts.isFull && isScarce(facts, SHORT);
  return isScarce(facts, SHORT_WITH_QUEUE) && facts.packetDelayMs > QUEUE_MS;
}

function tryUntilMs({ nowMs, size, estimateKbps }: LineFacts): number {
  return nowMs + (estimateKbps > ROOM_SHARE * needKbps(size) ? SETTLING_MS : TRYING_MS);
}

function slowAnswers(before: LineWatch, roundTripMs: number | null): number {
  if (roundTripMs === null) return before.slowAnswers;
  const isSlow = roundTripMs > before.leastRoundTripMs + ROUND_TRIP_GROWTH_MS;
  return isSlow ? before.slowAnswers + 1 : 0;
}

/** The line carries less than this share of what the picture of now really takes. */
function isScarce({ size, sentKbps, estimateKbps }: LineFacts, share: number): boolean {
  const allowedKbps = needKbps(size);
  const neededKbps = sentKbps === null ? allowedKbps : Math.min(allowedKbps, sentKbps);
  return estimateKbps < share * neededKbps;
}

function isWaiting({ slowAnswers: slow }: LineWatch, facts: LineFacts): boolean {
  const isSlowNow = facts.roundTripMs !== null && slow >= SLOW_ANSWERS;
  return facts.packetDelayMs > LONG_QUEUE_MS || isSlowNow;
}

function isShort({ tryingUntilMs, shortLooks }: LineWatch, facts: LineFacts): boolean {
  if (facts.nowMs < tryingUntilMs) return false;
  return isScarce(facts, SHORT) || shortLooks >= SHORT_LOOKS;
}
