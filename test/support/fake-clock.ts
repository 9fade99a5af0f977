// A clock that only moves when a test says so.
import type { Clock } from '../../client/kit/clock.ts';

export interface FakeClock extends Clock {
  /** Moves time on and calls what became due, in order. */
  advance(byMs: number): void;
}

export function createFakeClock(startMs = 0): FakeClock {
  let now = startMs;
  let timers: { atMs: number; call: () => void; signal: AbortSignal; everyMs: number | null }[] =
    [];
  const due = (untilMs: number) =>
    timers
      .filter((timer) => !timer.signal.aborted && timer.atMs <= untilMs)
      .toSorted((a, b) => a.atMs - b.atMs)[0];
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
      for (let timer = due(untilMs); timer; timer = due(untilMs)) {
        now = timer.atMs;
        if (timer.everyMs === null) timers = timers.filter((other) => other !== timer);
        else timer.atMs += timer.everyMs;
        timer.call();
      }
      now = untilMs;
    },
  };
}
