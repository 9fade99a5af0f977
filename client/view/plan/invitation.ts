// The invitation: a text in the language of those who are invited, a mail draft, a calendar entry.
import type { Locale } from '../../i18n/i18n.ts';
import { plan as words } from '../../i18n/plan.ts';
import { calendarFile } from './calendar-file.ts';
import { endMsOf } from '../../room/expiry.ts';
import { mailAddress } from './mail-address.ts';
import { spanOf, type MeetingPlan, type PlanTerms, type Span } from './meeting-plan.ts';
import { momentText } from './moment-text.ts';

const REGIONS: Record<Locale, string> = { de: 'de-DE', en: 'en-GB' };

export interface InvitationOptions {
  plan: MeetingPlan;
  link: string;
  terms: PlanTerms;
  language: Locale;
  /** IANA name; the device's own when left out. */
  timeZone?: string;
}

/** Several paragraphs, lines separated by '\n'. */
export function invitationText(options: InvitationOptions): string {
  const { plan, link, language, timeZone } = options;
  const { expiryHour, asksPassphrase } = options.terms;
  const span = spanOf(plan);
  return words[language].invitation({
    topic: plan.title.trim(),
    when: span === null ? '' : spanText(span, language, timeZone),
    link,
    until: expiryHour === null ? '' : momentText(endMsOf(expiryHour), language, timeZone),
    asksPassphrase,
  });
}

/** Such as 'Donnerstag, 14. November 2026, 10:00 bis 11:00 Uhr (MEZ)'. */
export function spanText({ startMs, endMs }: Span, language: Locale, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(REGIONS[language], { ...options, ...zone });
  const clock = format({ hour: '2-digit', minute: '2-digit' });
  const day = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const zoneName = format({ hour: 'numeric', timeZoneName: 'short' })
    .formatToParts(startMs)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return words[language].at(
    day.format(startMs),
    clock.format(startMs),
    clock.format(endMs),
    zoneName ?? 'UTC',
  );
}

/** A mailto: address with the invitation in it. */
export function invitationMail(options: InvitationOptions): string {
  const { plan, language } = options;
  const subject = words[language].subject(plan.title.trim());
  return mailAddress(subject, invitationText(options));
}

/**
 * The calendar entry as the text of an .ics file; null while date or time is missing.
 * @param uid the same for all versions of one entry
 */
export function invitationCalendar(
  options: InvitationOptions,
  uid: string,
  nowMs: number,
): string | null {
  const { plan, link, language } = options;
  const span = spanOf(plan);
  if (span === null) return null;
  const title = plan.title.trim() || words[language].untitled;
  return calendarFile({
    uid,
    stampMs: nowMs,
    ...span,
    title,
    link,
    description: invitationText(options),
  });
}

/** The title as the name of a file, without its ending: letters and digits of any script. */
export function fileName(title: string, fallback: string): string {
  const plain = title
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return plain || fallback;
}
