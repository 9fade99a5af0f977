// The relay's log: sentences about its own life. Never a room, an address, a member or a user agent.

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * error: somebody lost something; warn: recovered by itself; info: once per step of life; debug: the
 * rest. Takes one sentence, on purpose: there is no way to hand over a request or a socket.
 */
export interface Log {
  error(sentence: string): void;
  warn(sentence: string): void;
  info(sentence: string): void;
  debug(sentence: string): void;
}

/** Writes the levels up to `level`, one line each: `warn: …`. Time stamps are the journal's task. */
export function createLog(level: LogLevel, write: (line: string) => void): Log {
  const highest = level === 'silent' ? -1 : LOG_LEVELS.indexOf(level);
  const at = (name: LogLevel) => (sentence: string) => {
    if (LOG_LEVELS.indexOf(name) <= highest) write(`${name}: ${sentence}`);
  };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}
