// Days and times of messages in the reader's language and time zone.

const formats = new Map<string, Intl.DateTimeFormat>();

export function timeOf(atMs: number, locale: string): string {
  return format(locale, { hour: '2-digit', minute: '2-digit' }).format(atMs);
}

export function dayOf(atMs: number, locale: string): string {
  return format(locale, { dateStyle: 'full' }).format(atMs);
}

/** The first message gets its day only when that is not today. */
export function isNewDay(atMs: number, beforeMs: number | undefined): boolean {
  return new Date(atMs).toDateString() !== new Date(beforeMs ?? Date.now()).toDateString();
}

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}
