// What a person fills in to plan a meeting, and when that is in time.

export const DURATIONS_MINUTES = [15, 30, 45, 60, 90, 120, 180, 240, 480] as const;

/** As the fields give it; an empty text is "not said". */
export interface MeetingPlan {
  title: string;
  /** '2026-11-14' */
  date: string;
  /** '10:00' */
  time: string;
  durationMinutes: number;
}

/** Milliseconds since 1970. */
export interface Span {
  startMs: number;
  endMs: number;
}

export const EMPTY_PLAN: MeetingPlan = { title: '', date: '', time: '', durationMinutes: 60 };

/** When the meeting is, by the clock of this device; null while date or time is missing. */
export function spanOf({ date, time, durationMinutes }: MeetingPlan): Span | null {
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  const clock = /^(\d\d):(\d\d)/.exec(time);
  if (day === null || clock === null) return null;
  const [year, month, dayOfMonth] = day.slice(1).map(Number);
  const [hours, minutes] = clock.slice(1).map(Number);
  const start = new Date(year ?? 0, (month ?? 1) - 1, dayOfMonth, hours, minutes);
  const startMs = start.getTime();
  return { startMs, endMs: startMs + durationMinutes * 60_000 };
}
