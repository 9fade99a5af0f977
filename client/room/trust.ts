// Who was compared with: what is kept of answered checks, and what it means for one participant.

/** `new`: came after a check that was confirmed; `unverified`: nobody compared with this person. */
export type Trust = 'verified' | 'new' | 'unverified';

export interface Trusted {
  /** Ids; an id is one tab with its key and certificate, so it cannot become somebody else's. */
  readonly verified: ReadonlySet<string>;
  /** Who was there at a confirmed check and was not part of it. */
  readonly leftOut: ReadonlySet<string>;
}

/** Nothing was confirmed yet. */
export const NOBODY_TRUSTED: Trusted = { verified: new Set(), leftOut: new Set() };

/** Somebody here confirmed the phrase of a check of these members; `present` were there then. */
export function confirmMembers(
  { verified, leftOut }: Trusted,
  members: readonly string[],
  present: readonly string[],
): Trusted {
  const all = new Set([...verified, ...members]);
  const without = [...leftOut, ...present].filter((id) => !all.has(id));
  return { verified: all, leftOut: new Set(without) };
}

/** A check of these members turned out not to be trusted. */
export function revokeMembers({ verified, leftOut }: Trusted, members: readonly string[]): Trusted {
  const revoked = new Set(members);
  const rest = [...verified].filter((id) => !revoked.has(id));
  return { verified: new Set(rest), leftOut: new Set([...leftOut, ...members]) };
}

export function trustIn({ verified, leftOut }: Trusted, participantId: string): Trust {
  if (verified.has(participantId)) return 'verified';
  return verified.size > 0 && !leftOut.has(participantId) ? 'new' : 'unverified';
}
