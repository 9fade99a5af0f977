// What is said to somebody when a host changed what they may do. Pure.
import { inLocale } from '../../i18n/i18n.ts';
import { hosting as hostingWords } from '../../i18n/hosting.ts';
import type { Role } from '../../room/moderation.ts';

export interface OwnPart {
  role: Role;
  isMuted: boolean;
}

/** Null when nothing changed that the person would not see otherwise. */
export function roleNews(before: OwnPart, now: OwnPart, mayUnmute: boolean): string | null {
  const words = inLocale(hostingWords);
  if (now.role === 'cohost' && before.role === 'guest') return words.nowCohost;
  if (now.role === 'guest' && before.role === 'cohost') return words.noLongerCohost;
  // Who could unmute alone has just done so.
  if (before.isMuted && !now.isMuted && !mayUnmute) return words.youMaySpeak;
  return null;
}
