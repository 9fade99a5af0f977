// An iCalendar file with one event (RFC 5545).

export interface CalendarEvent {
  uid: string;
  /** When this version of the event was made, in milliseconds since 1970, as are start and end. */
  stampMs: number;
  startMs: number;
  endMs: number;
  title: string;
  link: string;
  description: string;
}

const MAX_LINE_BYTES = 75;

/** The whole file; lines end in CR LF. */
export function calendarFile(event: CalendarEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Schnack//Schnack//DE',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${utcTime(event.stampMs)}`,
    `DTSTART:${utcTime(event.startMs)}`,
    `DTEND:${utcTime(event.endMs)}`,
    `SUMMARY:${escapeText(event.title)}`,
    `LOCATION:${escapeText(event.link)}`,
    // A URI is not a text: nothing in it is escaped.
    `URL:${event.link}`,
    `DESCRIPTION:${escapeText(event.description)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** '20261114T090000Z' (RFC 5545 section 3.3.5, form 2). */
export function utcTime(atMs: number): string {
  return new Date(atMs).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** RFC 5545 section 3.3.11. Control characters other than the line break are not allowed in a text. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

/** Lines of at most 75 bytes of UTF-8, continued after a space, no character cut (section 3.1). */
export function foldLine(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let usedBytes = 0;
  for (const character of line) {
    const bytes = encoder.encode(character).length;
    if (usedBytes + bytes > MAX_LINE_BYTES) {
      folded += '\r\n ';
      usedBytes = 1;
    }
    folded += character;
    usedBytes += bytes;
  }
  return folded;
}
