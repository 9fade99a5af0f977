// Pure: whether a peer that is served from the pool really sees something.

export interface Watch {
  /** Since when the peer has been saying that nothing arrives; null = all is well. */
  blindSinceMs: number | null;
  lastWordMs: number;
}

export const CALM: Watch = { blindSinceMs: null, lastWordMs: Number.NEGATIVE_INFINITY };

/** A receiver repeats its word every second as long as nothing comes. */
const WORDS_APART_MS = 1_800;
/** It first waits a second itself, so two words are two seconds. */
const BLIND_MS = 900;

/** The peer asks for a key frame because its picture stands still. */
export function hearBlind(before: Watch, isSending: boolean, nowMs: number): Watch {
  if (!isSending) return CALM;
  const goesOn = before.blindSinceMs !== null && nowMs - before.lastWordMs < WORDS_APART_MS;
  return { blindSinceMs: goesOn ? before.blindSinceMs : nowMs, lastWordMs: nowMs };
}

/** Time to give that peer an encoder of its own. */
export function isHopeless({ blindSinceMs, lastWordMs }: Watch): boolean {
  return blindSinceMs !== null && lastWordMs - blindSinceMs >= BLIND_MS;
}
