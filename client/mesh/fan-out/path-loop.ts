// Pure: the control loop of one link whose pictures come from the pool. No encoder follows its line by
// itself there, so somebody has to: down at once, up only when the line has shown that it carries more.
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
  /** What is sent now, and what would be without this loop. */
  size: PictureSize;
  wanted: PictureSize;
}

export interface LoopState {
  ceiling: PictureSize;
  leastRoundTripMs: number;
  /** The latest steps. */
  downAtMs: number;
  upAtMs: number;
  calmSinceMs: number;
  /** A probe runs since then; null = none. */
  probeSinceMs: number | null;
  /** What the running probe is for. */
  probeFor: PictureSize;
  probePauseMs: number;
  /** Looks in a row at which the round trip had grown: one alone may be a busy moment of the page. */
  slowLooks: number;
  /** What was wanted at the last look: a larger wish is tried at once, and probed meanwhile. */
  wanted: PictureSize;
}

export type LoopStep =
  /** `probe`: let the browser try so many kbit/s on purpose, with packets that nobody shows. */
  { state: LoopState; probe: { kbps: number } | 'stop' | 'keep' };

/** Sound, headers and repair beside the picture. */
const BESIDE_KBPS = 60;
const NEVER = Number.NEGATIVE_INFINITY;
/** Down when the estimate falls below these shares of what is needed, */
const SHORT_WITH_QUEUE = 1.05;
const SHORT = 0.8;
/** ... or when packets queue up here or on the path. */
const QUEUE_MS = 20;
const LONG_QUEUE_MS = 100;
const ROUND_TRIP_GROWTH_MS = 250;
/** What is left is filled to this share. */
const FILL = 0.95;
/** After a step down the queue drains and the estimate undershoots: do not fall twice for one reason. */
const DOWN_AGAIN_MS = 2_500;
const DOWN_AGAIN_BY_QUEUE_MS = 1_200;
const AFTER_UP_MS = 500;
/** Up when there is so much more than the next size needs. */
const UP_SHARE = 1.3;
const UP_ROUND_TRIP_MS = 80;
const UP_AFTER_DOWN_MS = 2_000;
/** Estimates stay near what is sent; without a probe they never reach the next size. */
const PROBE_SHARE = 1.6;
const PROBE_MS = 1_500;
const FIRST_PROBE_PAUSE_MS = 3_000;
const MAX_PROBE_PAUSE_MS = 30_000;
const PROBE_PAUSE_GROWTH = 1.5;

export function startLoop(nowMs: number): LoopState {
  return {
    ceiling: '720',
    leastRoundTripMs: Number.POSITIVE_INFINITY,
    downAtMs: NEVER,
    upAtMs: nowMs,
    calmSinceMs: nowMs,
    probeSinceMs: null,
    probeFor: 'off',
    probePauseMs: FIRST_PROBE_PAUSE_MS,
    slowLooks: 0,
    wanted: 'off',
  };
}

export function needKbps(size: PictureSize): number {
  return kbpsOf(size) + BESIDE_KBPS;
}

export function nextStep(before: LoopState, facts: LoopFacts): LoopStep {
  const { nowMs, wanted } = facts;
  const state: LoopState = {
    ...before,
    leastRoundTripMs: Math.min(before.leastRoundTripMs, facts.roundTripMs),
    slowLooks: isSlow(before, facts) ? before.slowLooks + 1 : 0,
    wanted,
  };
  if (isUrgent(state, facts)) return down(state, facts, true);
  if (state.probeSinceMs !== null) {
    // During a probe the estimate speaks of the probe.
    return nowMs - state.probeSinceMs < PROBE_MS
      ? { state, probe: 'keep' }
      : endProbe(state, facts);
  }
  if (isLarger(wanted, before.wanted) && isLarger(smaller(wanted, state.ceiling), before.wanted)) {
    // What is wanted has grown: it is shown at once, and the line is asked whether it bears it.
    const target = smaller(wanted, state.ceiling);
    if (facts.estimateKbps < UP_SHARE * needKbps(target)) return startProbe(state, facts, target);
    return { state: { ...state, upAtMs: nowMs, calmSinceMs: nowMs }, probe: 'keep' };
  }
  if (isShort(state, facts)) return down(state, facts, false);
  if (!isLarger(wanted, state.ceiling)) return { state, probe: 'keep' };
  return climb(state, facts);
}

function isSlow({ leastRoundTripMs }: LoopState, { roundTripMs }: LoopFacts): boolean {
  return roundTripMs > leastRoundTripMs + ROUND_TRIP_GROWTH_MS;
}

function isUrgent(state: LoopState, facts: LoopFacts): boolean {
  const { nowMs } = facts;
  if (facts.size === 'off' || nowMs - state.upAtMs < AFTER_UP_MS) return false;
  if (nowMs - state.downAtMs < DOWN_AGAIN_BY_QUEUE_MS) return false;
  return facts.packetDelayMs > LONG_QUEUE_MS || state.slowLooks >= 2;
}

function isShort(state: LoopState, facts: LoopFacts): boolean {
  const { nowMs, size, estimateKbps, packetDelayMs } = facts;
  if (size === 'off' || nowMs - state.upAtMs < AFTER_UP_MS) return false;
  if (nowMs - state.downAtMs < DOWN_AGAIN_MS) return false;
  const need = needKbps(size);
  return (
    estimateKbps < SHORT * need ||
    (estimateKbps < SHORT_WITH_QUEUE * need && packetDelayMs > QUEUE_MS)
  );
}

/** To the largest smaller size that the line carries now, else to a pause. */
function down(state: LoopState, facts: LoopFacts, byQueue: boolean): LoopStep {
  const { size, estimateKbps, nowMs } = facts;
  const ceiling =
    PICTURE_SIZES.findLast(
      (each) => isLarger(size, each) && each !== 'off' && needKbps(each) < FILL * estimateKbps,
    ) ?? (byQueue ? below(size) : 'off');
  const probe = state.probeSinceMs === null ? 'keep' : 'stop';
  const next = { ...state, ceiling, downAtMs: nowMs, calmSinceMs: nowMs };
  return { state: { ...next, probeSinceMs: null }, probe };
}

function climb(state: LoopState, facts: LoopFacts): LoopStep {
  const { nowMs } = facts;
  const next = above(state.ceiling);
  if (!isCalm(state, facts)) return { state: { ...state, calmSinceMs: nowMs }, probe: 'keep' };
  const mayRise =
    nowMs - state.downAtMs >= UP_AFTER_DOWN_MS && nowMs - state.upAtMs >= UP_AFTER_DOWN_MS;
  if (mayRise && facts.estimateKbps > UP_SHARE * needKbps(next)) return rise(state, facts, next);
  if (nowMs - state.calmSinceMs < state.probePauseMs) return { state, probe: 'keep' };
  return startProbe(state, facts, next);
}

function isCalm(state: LoopState, facts: LoopFacts): boolean {
  return (
    facts.packetDelayMs < QUEUE_MS && facts.roundTripMs < state.leastRoundTripMs + UP_ROUND_TRIP_MS
  );
}

function rise(state: LoopState, { nowMs }: LoopFacts, ceiling: PictureSize): LoopStep {
  const next = { ...state, ceiling, upAtMs: nowMs, calmSinceMs: nowMs };
  return { state: { ...next, probePauseMs: FIRST_PROBE_PAUSE_MS }, probe: 'keep' };
}

function startProbe(state: LoopState, { nowMs }: LoopFacts, size: PictureSize): LoopStep {
  const kbps = Math.round(PROBE_SHARE * needKbps(size));
  return { state: { ...state, probeSinceMs: nowMs, probeFor: size }, probe: { kbps } };
}

/** The probe is over: what it has shown decides. */
function endProbe(state: LoopState, facts: LoopFacts): LoopStep {
  const { nowMs, estimateKbps } = facts;
  const over = { ...state, probeSinceMs: null, calmSinceMs: nowMs };
  const enough = estimateKbps > UP_SHARE * needKbps(state.probeFor) && isCalm(state, facts);
  if (enough && isLarger(state.probeFor, state.ceiling)) {
    return { ...rise(over, facts, state.probeFor), probe: 'stop' };
  }
  // A size that was tried at once and that the line does not bear.
  if (!enough && facts.size === state.probeFor && estimateKbps < SHORT * needKbps(facts.size)) {
    return { ...down({ ...over }, facts, false), probe: 'stop' };
  }
  const probePauseMs = enough
    ? FIRST_PROBE_PAUSE_MS
    : Math.min(state.probePauseMs * PROBE_PAUSE_GROWTH, MAX_PROBE_PAUSE_MS);
  return { state: { ...over, probePauseMs }, probe: 'stop' };
}

/** The next larger one that has an encoding; the largest stays. */
function above(size: PictureSize): PictureSize {
  const next = PICTURE_SIZES[PICTURE_SIZES.indexOf(size) + 1];
  return next !== undefined && encodingOf(next) !== null ? next : size;
}
