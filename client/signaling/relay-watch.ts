// Finds out that a relay is gone although its socket says nothing: half-open, frozen, behind a dead path.
import { RELAY_OPEN_MS, RELAY_SILENCE_MS } from '../../shared/limits.ts';
import type { Clock } from '../kit/clock.ts';

export interface RelayWatch {
  /** A socket was made: it must open in time, and then speak. The one before is no longer watched. */
  start(): void;
  opened(): void;
  /** Something came from the relay; `isBeat` when that was its sign of life. */
  heard(isBeat: boolean): void;
  stop(): void;
}

/**
 * Browsers show no pings to a page, so the relay says with each of them that it is there. Only a relay
 * that did so once is expected to, because others may not.
 * @param silenceMs RELAY_SILENCE_MS outside of tests
 * @param onDead called once per socket, after which it is no longer watched
 */
export function createRelayWatch(
  clock: Clock,
  onDead: () => void,
  silenceMs: number = RELAY_SILENCE_MS,
): RelayWatch {
  let watching = new AbortController();
  let beats = false;
  let heardAtMs = 0;

  function wait(delayMs: number, { signal }: AbortController) {
    clock.after(
      delayMs,
      () => {
        const restMs = heardAtMs + silenceMs - clock.nowMs();
        if (beats && restMs <= 0) dead();
        else wait(restMs > 0 ? restMs : silenceMs, watching);
      },
      signal,
    );
  }

  function dead() {
    watching.abort();
    onDead();
  }

  return {
    start() {
      watching.abort();
      watching = new AbortController();
      clock.after(RELAY_OPEN_MS, dead, watching.signal);
    },
    opened() {
      watching.abort();
      watching = new AbortController();
      heardAtMs = clock.nowMs();
      wait(silenceMs, watching);
    },
    heard(isBeat) {
      heardAtMs = clock.nowMs();
      beats ||= isBeat;
    },
    stop: () => watching.abort(),
  };
}
