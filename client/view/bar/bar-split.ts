// Which entries stand in the bar and which are lines in More, by the width of the meeting. Pure.
import type { BarEntry } from '../slots.ts';

const FIRST_TO_GO = 1040;

type Splittable = Pick<BarEntry, 'order' | 'minWidth'>;

/** Both lists keep the order of the entries. */
export function splitBar<Entry extends Splittable>(
  entries: readonly Entry[],
  width: number,
): { inBar: Entry[]; inMore: Entry[] } {
  const ordered = [...entries].sort((a, b) => a.order - b.order);
  const fits = (entry: Entry) => width >= (entry.minWidth ?? FIRST_TO_GO);
  return { inBar: ordered.filter(fits), inMore: ordered.filter((entry) => !fits(entry)) };
}
