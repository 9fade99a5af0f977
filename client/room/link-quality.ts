// Pure: two readings of a link's counters to one word, good or weak.
import type { LinkStats } from '../mesh/link-stats.ts';

export type LinkQuality = 'good' | 'weak';

/** From so much loss on, speech has audible gaps in spite of concealment. */
const WEAK_LOSS = 0.08;
/** From so much delay on, people start to talk over each other (ITU-T G.114: 400 ms one way at most). */
const WEAK_ROUND_TRIP_MS = 500;
/** To be good again takes clearly less, so that the word does not flicker. */
const RELIEF = 0.5;
/** Fewer packets say nothing. */
const MIN_PACKETS = 20;

/** The word for the time between two readings; `before` is the word until now. */
export function linkQuality(
  earlier: LinkStats | null,
  later: LinkStats,
  before: LinkQuality,
): LinkQuality {
  const factor = before === 'weak' ? RELIEF : 1;
  if ((later.roundTripMs ?? 0) > WEAK_ROUND_TRIP_MS * factor) return 'weak';
  if (earlier === null) return before;
  const received = later.packetsReceived - earlier.packetsReceived;
  const lost = Math.max(0, later.packetsLost - earlier.packetsLost);
  if (received + lost < MIN_PACKETS) return before;
  return lost / (received + lost) > WEAK_LOSS * factor ? 'weak' : 'good';
}
