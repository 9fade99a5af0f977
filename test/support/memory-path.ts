// The network between members in memory: who reaches whom, how fast, and who is gone.
import type { Clock } from '../../client/kit/clock.ts';

export interface MemoryPathOptions {
  clock: Clock;
  random: () => number;
  /** One way, drawn anew for each packet. */
  delayMs?: () => number;
  /** Share of lossy packets that never arrive. */
  loss?: number;
}

export type MemoryPath = ReturnType<typeof createMemoryPath>;

export function createMemoryPath(options: MemoryPathOptions) {
  const { clock, random, delayMs = () => 5, loss = 0 } = options;
  const blocked = new Set<string>();
  const dead = new Set<string>();
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };

  return {
    clock,
    random,
    delayMs,
    isOpen: (a: string, b: string) => !blocked.has(key(a, b)),
    loses: () => random() < loss,
    block(a: string, b: string) {
      blocked.add(key(a, b));
      changed();
    },
    unblock(a: string, b: string) {
      blocked.delete(key(a, b));
      changed();
    },
    /** The member's process ends without a word. */
    kill(owner: string) {
      dead.add(owner);
      changed();
    },
    isDead: (owner: string) => dead.has(owner),
    onChange(listener: () => void, signal: AbortSignal) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
  };
}

function key(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** The name of what is between two ends, from either side. */
export function wireKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
