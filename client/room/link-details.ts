// Pure: what a buyer wants to know of a link, from its figures and the other's hello.
import type { LinkSecurity } from '../mesh/link-security.ts';

/** `ownDetour` / `otherDetour`: through a TURN server that this or the other device chose. */
export type Way = 'direct' | 'router' | 'ownDetour' | 'otherDetour';

export function wayOf({ local, remote }: LinkSecurity): Way | null {
  if (local === null || remote === null) return null;
  if (local === 'relay') return 'ownDetour';
  if (remote === 'relay') return 'otherDetour';
  return local === 'host' && remote === 'host' ? 'direct' : 'router';
}

/** A fingerprint's first eight bytes, in pairs that can be read aloud and compared. */
export function shortFingerprint(fingerprint: Uint8Array): string {
  const hex = Array.from(fingerprint.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0'));
  return (hex.join('').match(/.{4}/g) ?? []).join(' ').toUpperCase();
}

/** Whether both run the same program, by their own words. An unknown own build compares with nothing. */
export function isOtherBuild(own: string, theirs: string): boolean {
  return own !== '' && own !== theirs;
}
