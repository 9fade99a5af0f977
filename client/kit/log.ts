// The log: levels, and a ring of the latest lines for the problem report.
// error = the user lost something; warn = it mended itself; info = a step of life; debug = the rest.
// Never a key, a fragment, SDP, an address or a name.

export type Level = 'error' | 'warn' | 'info' | 'debug';
export interface LogLine {
  /** Milliseconds since the page was opened. */
  atMs: number;
  level: Level;
  area: string;
  text: string;
}

const RING_LINES = 500;
const ring: LogLine[] = [];

export interface Log {
  error(text: string): void;
  warn(text: string): void;
  info(text: string): void;
  debug(text: string): void;
}

/** A log for one area; lines go to the ring, errors and warnings to the console as well. */
export function createLog(area: string): Log {
  const write = (level: Level) => (text: string) => {
    ring.push({ atMs: Math.round(performance.now()), level, area, text });
    if (ring.length > RING_LINES) ring.shift();
    if (level === 'error') console.error(`${area}: ${text}`);
    if (level === 'warn') console.warn(`${area}: ${text}`);
  };
  return {
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    debug: write('debug'),
  };
}

/** The latest lines, oldest first. */
export function logLines(): readonly LogLine[] {
  return ring;
}
