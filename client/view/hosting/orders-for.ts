// What one may order about somebody, by both roles. Pure.
import type { Role } from '../../room/moderation.ts';

export type PersonOrder = 'mute' | 'letSpeak' | 'makeCohost' | 'revokeCohost' | 'remove';

export interface Parts {
  own: Role;
  theirs: Role;
  isSelf: boolean;
  isMuted: boolean;
}

/** In the order of the menu. Nobody orders about a host but another device of the host. */
export function ordersFor({ own, theirs, isSelf, isMuted }: Parts): readonly PersonOrder[] {
  if (own === 'guest' || isSelf) return [];
  const voice = isMuted ? 'letSpeak' : 'mute';
  if (theirs === 'host') return own === 'host' ? [voice] : [];
  if (own === 'cohost') return theirs === 'cohost' ? [voice] : [voice, 'remove'];
  return [voice, theirs === 'cohost' ? 'revokeCohost' : 'makeCohost', 'remove'];
}
