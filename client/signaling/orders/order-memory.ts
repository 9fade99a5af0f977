// Pure: what a host's device keeps of a meeting's orders between visits.
import { array, integer, object, pattern, type Parsed } from '../../../shared/parse.ts';

/** As many as one order names; no import, because whoever only opens a link needs no orders. */
export const MAX_REMEMBERED_REMOVALS = 64;
export const MAX_REMEMBERED_REVOCATIONS = 16;

export const parseOrderMemory = object({
  /** The highest counter of any order seen: later ones must be above it. */
  counter: integer(0, Number.MAX_SAFE_INTEGER),
  /** Sessions that were sent out, by id, latest last. */
  removed: array(pattern(/^[\w-]{22}$/), MAX_REMEMBERED_REMOVALS),
  /** Who gives orders no more, and with which key; latest last. */
  revoked: array(
    object({ id: pattern(/^[\w-]{22}$/), key: pattern(/^[\w-]{43}$/) }),
    MAX_REMEMBERED_REVOCATIONS,
  ),
});

export type OrderMemory = Parsed<typeof parseOrderMemory>;

export const NO_MEMORY: OrderMemory = { counter: 0, removed: [], revoked: [] };

/** Of two memories of the same meeting, as two tabs have them, the one that has seen more. */
export function laterMemory(one: OrderMemory, other: OrderMemory): OrderMemory {
  return other.counter >= one.counter ? other : one;
}
