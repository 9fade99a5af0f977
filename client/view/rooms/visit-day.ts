// When somebody was last in a room, in words: today, yesterday, a weekday, a date.
import type { Locale } from '../../i18n/i18n.ts';
import { rooms as roomWords } from '../../i18n/rooms.ts';

const REGIONS: Record<Locale, string> = { de: 'de-DE', en: 'en-GB' };

export type VisitDay = 'never' | 'today' | 'yesterday' | 'weekday' | 'day' | 'day and year';

/** How to name the day of a visit; both times in milliseconds since 1970, days by this device's clock. */
export function visitDay(lastVisitMs: number | null, nowMs: number): VisitDay {
  if (lastVisitMs === null) return 'never';
  const days = dayNumber(nowMs) - dayNumber(lastVisitMs);
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days < 7) return 'weekday';
  const sameYear = new Date(nowMs).getFullYear() === new Date(lastVisitMs).getFullYear();
  return sameYear ? 'day' : 'day and year';
}

/** The sentence under a room's name. */
export function visitSentence(lastVisitMs: number | null, nowMs: number, locale: Locale): string {
  const words = roomWords[locale];
  const kind = visitDay(lastVisitMs, nowMs);
  if (lastVisitMs === null || kind === 'never') return words.neverVisited;
  if (kind === 'today' || kind === 'yesterday') return words.visited(words[kind]);
  const format = new Intl.DateTimeFormat(REGIONS[locale], FORMATS[kind]);
  return words.visited(words.onDay(format.format(lastVisitMs)));
}

const FORMATS = {
  weekday: { weekday: 'long' },
  day: { day: 'numeric', month: 'long' },
  'day and year': { day: 'numeric', month: 'long', year: 'numeric' },
} as const;

/** Calendar days, whatever the clock change does to their length. */
function dayNumber(atMs: number): number {
  const date = new Date(atMs);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}
