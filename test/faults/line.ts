// Pure: what a bad line does to each packet, by seed. The same seed draws the same fates.
import { createRandom } from '../support/random.ts';

export interface LineConditions {
  /** Share of packets that begin a loss, 0 to 1. */
  lossRate: number;
  /** Packets that one loss takes in a row. */
  burstLength: number;
  /** One way, and how much later than that a packet may come. */
  delayMs: number;
  jitterMs: number;
  /** Share of packets that later ones may overtake, 0 to 1. */
  reorderRate: number;
  /** What the line carries; null = whatever comes. More waits in its queue, and what does not fit is lost. */
  kbps: number | null;
  /** Nothing passes. */
  isCut: boolean;
}

export const CLEAN_LINE: LineConditions = {
  lossRate: 0,
  burstLength: 1,
  delayMs: 0,
  jitterMs: 0,
  reorderRate: 0,
  kbps: null,
  isCut: false,
};

/** As much as a cheap router holds. */
const QUEUE_MS = 300;

export interface Line {
  /** These hold from the next packet on; what is not said is clean. */
  set(conditions: Partial<LineConditions>): void;
  /** How long the packet is under way, in ms; null = it is lost. */
  fateOf(bytes: number, nowMs: number): number | null;
  /** Since the beginning. */
  counts(): { passed: number; lost: number };
}

export function createLine(seed: number): Line {
  const random = createRandom(seed);
  let conditions = CLEAN_LINE;
  let burstLeft = 0;
  /** When the last of the packets in order arrives, and when the queue is empty. */
  let lastAtMs = 0;
  let freeAtMs = 0;
  let passed = 0;
  let lost = 0;

  function isLost(): boolean {
    if (conditions.isCut) return true;
    if (burstLeft > 0) {
      burstLeft -= 1;
      return true;
    }
    // A burst takes many, so that fewer may begin for the same share of lost packets.
    const { lossRate, burstLength } = conditions;
    if (random() >= lossRate / (burstLength * (1 - lossRate) + lossRate)) return false;
    burstLeft = burstLength - 1;
    return true;
  }

  /** How long the packet waits for those before it; null where the queue is full. */
  function queuedMs(bytes: number, nowMs: number): number | null {
    if (conditions.kbps === null) return 0;
    const waitMs = Math.max(0, freeAtMs - nowMs);
    if (waitMs > QUEUE_MS) return null;
    freeAtMs = nowMs + waitMs + (bytes * 8) / conditions.kbps;
    return freeAtMs - nowMs;
  }

  function fate(bytes: number, nowMs: number): number | null {
    if (isLost()) return null;
    const waitMs = queuedMs(bytes, nowMs);
    if (waitMs === null) return null;
    const underWayMs = waitMs + conditions.delayMs + random() * conditions.jitterMs;
    if (random() < conditions.reorderRate) return underWayMs + conditions.jitterMs;
    lastAtMs = Math.max(lastAtMs, nowMs + underWayMs);
    return lastAtMs - nowMs;
  }

  return {
    set(next) {
      conditions = { ...CLEAN_LINE, ...next };
      burstLeft = 0;
      lastAtMs = 0;
      freeAtMs = 0;
    },
    fateOf(bytes, nowMs) {
      const underWayMs = fate(bytes, nowMs);
      if (underWayMs === null) lost += 1;
      else passed += 1;
      return underWayMs;
    },
    counts: () => ({ passed, lost }),
  };
}
