// Who is shown when not everybody fits, and who keeps which place: pure rules.

export interface Candidate {
  key: string;
  isSelf: boolean;
  isScreen: boolean;
  pinned: boolean;
  /** Place in the queue of raised hands, from 1; null without a hand. */
  hand: number | null;
  /** 0 for the latest speaker, rising; null for who has not spoken. */
  spoke: number | null;
  camera: boolean;
  /** Place in the order of joining. */
  order: number;
}

/**
 * The most wanted first: pinned, screens, hands, latest speakers, cameras on, order of joining. Oneself
 * comes last, because one knows that face.
 */
export function mostWantedFirst(candidates: readonly Candidate[]): Candidate[] {
  return candidates.toSorted(
    (a, b) =>
      Number(b.pinned) - Number(a.pinned) ||
      Number(b.isScreen) - Number(a.isScreen) ||
      Number(a.isSelf) - Number(b.isSelf) ||
      later(a.hand, b.hand) ||
      later(a.spoke, b.spoke) ||
      Number(b.camera) - Number(a.camera) ||
      a.order - b.order,
  );
}

/**
 * Who is shown, in an order in which nobody jumps: whoever was shown before keeps the place, and a
 * newcomer takes the place of the one who went.
 * @param before keys in the order of their places until now
 * @param shown keys that are shown from now on, in the order for new places
 */
export function keepPlaces(before: readonly string[], shown: readonly string[]): string[] {
  const newcomers = shown.filter((key) => !before.includes(key));
  const places = before
    .slice(0, shown.length)
    .flatMap((key) => (shown.includes(key) ? [key] : newcomers.splice(0, 1)));
  const moved = shown.filter((key) => !places.includes(key) && !newcomers.includes(key));
  return [...places, ...moved, ...newcomers];
}

/** Numbers before null, small ones first. */
function later(a: number | null, b: number | null): number {
  // Infinity less Infinity is not a number, which is as good as equal.
  return (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY) || 0;
}
