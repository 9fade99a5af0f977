// Connections made ready while somebody is about to join, so that joining is a blink.
import { effect } from '@preact/signals';
import { systemClock } from '../kit/clock.ts';
import { childLifetime, onAbort } from '../kit/lifetime.ts';
import { createLog } from '../kit/log.ts';

const log = createLog('warming');
/** Who does not join for so long has gone to fetch a coffee. */
const PATIENCE_MS = 5 * 60_000;

export interface Warming<Made> {
  /** Somebody seems about to join. */
  begin(): void;
  /** Somebody joins: what was made ready is theirs now, with its lifetime; null when there is nothing. */
  take(): Promise<Made | null>;
  /** What was made ready does not fit any more. */
  end(): void;
}

export interface WarmingOptions<Made> {
  /** Whether connections may be made before somebody joins; reads signals. */
  isAllowed(): boolean;
  /** Makes them; they end with the signal. */
  make(signal: AbortSignal): Promise<Made | null>;
  /** They ended before anybody joined. */
  onWasted(): void;
}

export function createWarming<Made>(
  { isAllowed, make, onWasted }: WarmingOptions<Made>,
  signal: AbortSignal,
): Warming<Made> {
  let running: { life: AbortController; made: Promise<Made | null> } | null = null;

  function end() {
    const ended = running;
    running = null;
    ended?.life.abort();
    void ended?.made.then((made) => {
      if (made !== null && !signal.aborted) onWasted();
    });
  }

  function begin() {
    if (running !== null || signal.aborted || !isAllowed()) return;
    const life = childLifetime(signal);
    const made = make(life.signal).catch((error: unknown) => {
      log.info(`not ready: ${error instanceof Error ? error.name : 'unknown'}`);
      return null;
    });
    const own = { life, made };
    running = own;
    systemClock.after(PATIENCE_MS, () => own === running && end(), life.signal);
  }

  onAbort(
    signal,
    effect(() => {
      if (!isAllowed()) end();
    }),
  );
  return {
    begin,
    end,
    async take() {
      const taken = running;
      running = null;
      return (await taken?.made) ?? null;
    },
  };
}
