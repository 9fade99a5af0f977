// A clock that only moves when a test says so.
import type { Clock } from '../../client/kit/clock.ts';

export interface FakeClock extends Clock {
  /** Moves time on and calls what became due, in order. */
  advance(byMs: number): void;
  /** Moves time on by at most `byMs` to the next call that is due and makes it; false without one. */
  step(byMs: number): boolean;
  /** The page stands still for so long: nothing is called until afterwards, and what is due often only once. */
  stall(forMs: number): void;
  /** How many calls still wait. */
  pending(): number;
}

interface Timer {
  atMs: number;
  call: () => void;
  signal: AbortSignal;
  everyMs: number | null;
}

export function createFakeClock(startMs = 0): FakeClock {
  let now = startMs;
  let timers: Timer[] = [];

  function takeDue(untilMs: number): Timer | null {
    timers = timers.filter(({ signal }) => !signal.aborted);
    let first: Timer | null = null;
    for (const timer of timers) {
      if (timer.atMs <= untilMs && (first === null || timer.atMs < first.atMs)) first = timer;
    }
    if (first?.everyMs === null) timers = timers.filter((other) => other !== first);
    return first;
  }

  function step(byMs: number) {
    const untilMs = now + byMs;
    const timer = takeDue(untilMs);
    if (timer === null) {
      now = untilMs;
      return false;
    }
    now = timer.atMs;
    if (timer.everyMs !== null) timer.atMs += timer.everyMs;
    timer.call();
    return true;
  }

  return {
    nowMs: () => now,
    after(delayMs, call, signal) {
      timers.push({ atMs: now + delayMs, call, signal, everyMs: null });
    },
    every(intervalMs, call, signal) {
      timers.push({ atMs: now + intervalMs, call, signal, everyMs: intervalMs });
    },
    advance(byMs) {
      const untilMs = now + byMs;
      while (step(untilMs - now));
    },
    step,
    stall(forMs) {
      now += forMs;
      for (const timer of timers)
        if (timer.everyMs !== null) timer.atMs = Math.max(timer.atMs, now);
    },
    pending: () => timers.filter(({ signal }) => !signal.aborted).length,
  };
}
