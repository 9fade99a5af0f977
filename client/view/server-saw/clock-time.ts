// The time of day to the millisecond, as it stands beside each frame.
import { locale } from '../../i18n/i18n.ts';

/** @param atMs of Date.now() */
export function clockTime(atMs: number): string {
  return new Intl.DateTimeFormat(locale.value, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  }).format(atMs);
}
