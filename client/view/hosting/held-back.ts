// Entries of the bar that one may not use now: a press says why instead. Reads signals.
import type { BarEntry } from '../slots.ts';

/** The entry as it is, or without its effect where it has a reason not to be used. */
export function heldBack(entry: BarEntry, say: (sentence: string) => void): BarEntry {
  const reason = entry.reason?.() ?? null;
  if (reason === null) return entry;
  const { popover: _popover, ...rest } = entry;
  return { ...rest, press: () => say(reason) };
}
