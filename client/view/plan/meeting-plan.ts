// What a person fills in to plan a meeting, and when that is in time.
import { expiryHourAt } from '../../room/expiry.ts';

export const DURATIONS_MINUTES = [15, 30, 45, 60, 90, 120, 180, 240, 480] as const;

/** An hour, a day, a week, thirty days. */
export const JOIN_HOURS = [1, 24, 168, 720] as const;
export type JoinHours = (typeof JOIN_HOURS)[number];

/** As the fields give it; an empty text is "not said". */
export interface MeetingPlan {
  title: string;
  /** '2026-11-14' */
  date: string;
  /** '10:00' */
  time: string;
  durationMinutes: number;
  /** '' for none. It stays out of link and invitation. */
  passphrase: string;
  /** How long after the meeting, or after now, one may join; null without an end. */
  joinHours: JoinHours | null;
}

/** Milliseconds since 1970. */
export interface Span {
  startMs: number;
  endMs: number;
}

/** What the link says beside its secrets. */
export interface PlanTerms {
  /** Hours since 1970. */
  expiryHour: number | null;
  asksPassphrase: boolean;
}

export const EMPTY_PLAN: MeetingPlan = {
  title: '',
  date: '',
  time: '',
  durationMinutes: 60,
  passphrase: '',
  joinHours: null,
};

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

/** `nowMs` counts where the meeting has no date yet; milliseconds since 1970. */
export function termsOf(plan: MeetingPlan, nowMs: number): PlanTerms {
  const { joinHours, passphrase } = plan;
  const fromMs = spanOf(plan)?.endMs ?? nowMs;
  return {
    expiryHour: joinHours === null ? null : expiryHourAt(fromMs + joinHours * 3_600_000),
    asksPassphrase: passphrase.trim() !== '',
  };
}
