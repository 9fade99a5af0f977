// Who is shown in the small window: at most two, the latest speakers first. Pure apart from reading signals.
import type { Participant } from '../../room/participant.ts';

const MOST = 2;

/** Somebody's shared screen goes before all; oneself is shown only while alone. */
export function smallChoice(
  self: Participant,
  others: readonly Participant[],
  recent: readonly string[],
): readonly Participant[] {
  if (others.length === 0) return [self];
  const sharing = others.find((one) => one.screen.value);
  if (sharing) return [sharing];
  const rank = ({ id }: Participant) => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  const chosen = new Set(others.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST));
  // In the order of joining, so that nobody jumps when the other one speaks.
  return others.filter((one) => chosen.has(one));
}
