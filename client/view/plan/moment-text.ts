// A day and a time of day in words, by the language and the clock of this device.
import { access } from '../../i18n/access.ts';
import { locale, type Locale } from '../../i18n/i18n.ts';

const REGIONS: Record<Locale, string> = { de: 'de-DE', en: 'en-GB' };

/** Such as 'Donnerstag, 26. November 2026, 18:00 Uhr'. Reads a signal unless it is told the language. */
export function momentText(atMs: number, language = locale.value, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat(REGIONS[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...zone,
  });
  return access[language].moment(day.format(atMs), clockText(atMs, language, timeZone));
}

/** Such as '18:00'. */
export function clockText(atMs: number, language = locale.value, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const clock = { hour: '2-digit', minute: '2-digit', ...zone } as const;
  return new Intl.DateTimeFormat(REGIONS[language], clock).format(atMs);
}
