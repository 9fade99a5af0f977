// All open connections, spread over slots, so that each tick touches a few and not all at once.

const SLOTS = 30;

interface Beating {
  beat(): void;
}

/**
 * Beats each connection once per period until the signal.
 * @param periodMs RELAY_HEARTBEAT_MS outside of tests
 */
export function createHeartbeat<Item extends Beating>(periodMs: number, signal: AbortSignal) {
  const slots = Array.from({ length: SLOTS }, () => new Set<Item>());
  let filling = 0;
  let beating = 0;

  const timer = setInterval(() => {
    beating = (beating + 1) % SLOTS;
    for (const item of slots[beating] ?? []) item.beat();
  }, periodMs / SLOTS);
  signal.addEventListener('abort', () => clearInterval(timer));

  return {
    /** Returns the function that takes the item out again. */
    add(item: Item): () => void {
      filling = (filling + 1) % SLOTS;
      const slot = slots[filling];
      slot?.add(item);
      return () => slot?.delete(item);
    },
    all(): Item[] {
      return slots.flatMap((slot) => [...slot]);
    },
    count(): number {
      return slots.reduce((sum, slot) => sum + slot.size, 0);
    },
  };
}

export type Heartbeat<Item extends Beating> = ReturnType<typeof createHeartbeat<Item>>;
