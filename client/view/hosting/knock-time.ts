// How long somebody waits already, in words. Pure.
import { inLocale } from '../../i18n/i18n.ts';
import { hosting as hostingWords } from '../../i18n/hosting.ts';

const MINUTE_SECONDS = 60;

export function waitedText(waitedMs: number): string {
  const words = inLocale(hostingWords);
  const seconds = Math.max(1, Math.floor(waitedMs / 1000));
  const time =
    seconds < MINUTE_SECONDS
      ? words.seconds(seconds)
      : words.minutes(Math.floor(seconds / MINUTE_SECONDS));
  return words.waitsSince(time);
}
