// Pure: the control loop of one link whose pictures come from the pool. No encoder follows its line by
// itself there, so somebody has to: down at once, up only when the line has shown that it carries more.
// That the line is asked again and again how much it carries is the browser's part, see `idle-track.ts`.
import {
  below,
  encodingOf,
  isLarger,
  kbpsOf,
  PICTURE_SIZES,
  smaller,
  type PictureSize,
} from '../picture-size.ts';

/** One look at a link, every 250 ms. */
export interface LoopFacts {
  nowMs: number;
  /** What the browser believes that the path carries. */
  estimateKbps: number;
  /** What a packet waited in the sender since the last look, on average. */
  packetDelayMs: number;
  roundTripMs: number;
  /** What has really been sent of late, sound and headers included; null while there is nothing to go by. */
  sentKbps: number | null;
  /** What is sent now, and what would be without this loop. */
  size: PictureSize;
  wanted: PictureSize;
}

export interface LoopState {
  ceiling: PictureSize;
  leastRoundTripMs: number;
  /** The latest steps of the ceiling. */
  downAtMs: number;
  upAtMs: number;
  /** Until then a new size is being tried: only a queue counts. */
  tryingUntilMs: number;
  /** After a step down the ceiling stays for so long; longer when it had just been raised in vain. */
  pauseMs: number;
  /** Looks in a row at which the round trip had grown: one alone may be a busy moment of the page. */
  slowLooks: number;
  /** Looks in a row at which the line was a little short and packets waited here. */
  shortLooks: number;
  /** Looks in a row at which there was room for the next size. */
  roomyLooks: number;
  /** What was wanted at the last look: a larger wish is tried at once. */
  wanted: PictureSize;
}

/** Sound, headers and repair beside the picture. */
const BESIDE_KBPS = 60;
const NEVER = Number.NEGATIVE_INFINITY;
/**
 * Down when the estimate falls below these shares of what is needed. A calm picture needs no more than is
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
/** What is left is filled to this share. */
const FILL = 0.95;
/** After a step down the queue drains and the estimate undershoots: do not fall twice for one reason. */
const DOWN_AGAIN_MS = 2_500;
const DOWN_AGAIN_BY_QUEUE_MS = 1_200;
/** A size that the line is known to carry settles soon; another one is tried until the browser has asked the line. */
const SETTLING_MS = 500;
const TRYING_MS = 1_500;
/** Up when there is so much more than the next size needs, for a while: right after a question estimates run high. */
const UP_SHARE = 1.3;
const UP_ROUND_TRIP_MS = 80;
const ROOMY_LOOKS = 4;
const FIRST_PAUSE_MS = 2_000;
const MAX_PAUSE_MS = 30_000;
/** A step down this soon after one up says that it was in vain. */
const IN_VAIN_MS = 8_000;

export function startLoop(nowMs: number): LoopState {
  return {
    ceiling: '720',
    leastRoundTripMs: Number.POSITIVE_INFINITY,
    downAtMs: NEVER,
    upAtMs: NEVER,
    tryingUntilMs: nowMs + SETTLING_MS,
    pauseMs: FIRST_PAUSE_MS,
    slowLooks: 0,
    shortLooks: 0,
    roomyLooks: 0,
    wanted: 'off',
  };
}

export function needKbps(size: PictureSize): number {
  return kbpsOf(size) + BESIDE_KBPS;
}

export function nextStep(before: LoopState, facts: LoopFacts): LoopState {
  const { nowMs, wanted } = facts;
  const isQueuing = isScarce(facts, SHORT_WITH_QUEUE) && facts.packetDelayMs > QUEUE_MS;
  const state: LoopState = {
    ...before,
    leastRoundTripMs: Math.min(before.leastRoundTripMs, facts.roundTripMs),
    slowLooks: isSlow(before, facts) ? before.slowLooks + 1 : 0,
    shortLooks: isQueuing ? before.shortLooks + 1 : 0,
    roomyLooks: isRoomy(before, facts) ? before.roomyLooks + 1 : 0,
    wanted,
  };
  if (isUrgent(state, facts)) return down(state, facts, true);
  const shown = smaller(wanted, state.ceiling);
  if (isLarger(shown, smaller(before.wanted, before.ceiling))) {
    // What is wanted has grown: it is shown at once.
    const isKnown = facts.estimateKbps > UP_SHARE * needKbps(shown);
    return { ...state, tryingUntilMs: nowMs + (isKnown ? SETTLING_MS : TRYING_MS) };
  }
  if (isShort(state, facts)) return down(state, facts, false);
  const mayRise = isLarger(wanted, state.ceiling) && nowMs - state.downAtMs >= state.pauseMs;
  return mayRise && state.roomyLooks >= ROOMY_LOOKS ? rise(state, nowMs) : state;
}

function isSlow({ leastRoundTripMs }: LoopState, { roundTripMs }: LoopFacts): boolean {
  return roundTripMs > leastRoundTripMs + ROUND_TRIP_GROWTH_MS;
}

/** The line carries less than this share of what the picture of now really takes. */
function isScarce({ size, sentKbps, estimateKbps }: LoopFacts, share: number): boolean {
  const allowedKbps = needKbps(size);
  const needed = sentKbps === null ? allowedKbps : Math.min(allowedKbps, sentKbps);
  return estimateKbps < share * needed;
}

function isRoomy({ ceiling, leastRoundTripMs }: LoopState, facts: LoopFacts): boolean {
  const isCalm =
    facts.packetDelayMs < QUEUE_MS && facts.roundTripMs < leastRoundTripMs + UP_ROUND_TRIP_MS;
  return isCalm && facts.estimateKbps > UP_SHARE * needKbps(above(ceiling));
}

function isUrgent(state: LoopState, facts: LoopFacts): boolean {
  const { nowMs } = facts;
  if (facts.size === 'off' || nowMs - state.upAtMs < SETTLING_MS) return false;
  if (nowMs - state.downAtMs < DOWN_AGAIN_BY_QUEUE_MS) return false;
  return facts.packetDelayMs > LONG_QUEUE_MS || state.slowLooks >= 2;
}

function isShort(state: LoopState, facts: LoopFacts): boolean {
  const { nowMs, size } = facts;
  if (size === 'off' || nowMs < state.tryingUntilMs) return false;
  if (nowMs - state.downAtMs < DOWN_AGAIN_MS) return false;
  return isScarce(facts, SHORT) || state.shortLooks >= SHORT_LOOKS;
}

/** To the largest smaller size that the line carries now, else to a pause. */
function down(state: LoopState, facts: LoopFacts, byQueue: boolean): LoopState {
  const { size, estimateKbps, nowMs } = facts;
  const ceiling =
    PICTURE_SIZES.findLast(
      (each) => isLarger(size, each) && each !== 'off' && needKbps(each) < FILL * estimateKbps,
    ) ?? (byQueue ? below(size) : 'off');
  const wasInVain = nowMs - state.upAtMs < IN_VAIN_MS;
  const pauseMs = wasInVain ? Math.min(2 * state.pauseMs, MAX_PAUSE_MS) : FIRST_PAUSE_MS;
  return { ...state, ceiling, pauseMs, downAtMs: nowMs, roomyLooks: 0 };
}

function rise(state: LoopState, nowMs: number): LoopState {
  const ceiling = above(state.ceiling);
  return { ...state, ceiling, upAtMs: nowMs, tryingUntilMs: nowMs + SETTLING_MS, roomyLooks: 0 };
}

/** The next larger one that has an encoding; the largest stays. */
function above(size: PictureSize): PictureSize {
  const next = PICTURE_SIZES[PICTURE_SIZES.indexOf(size) + 1];
  return next !== undefined && encodingOf(next) !== null ? next : size;
}
