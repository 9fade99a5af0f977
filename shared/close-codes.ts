// Why the relay ended a connection: WebSocket close codes (RFC 6455 section 7.4) and HTTP refusals.
// Each has a sentence in the client's strings.

/** Close codes that the relay sends. 4000 to 4999 are free for applications. */
export const CLOSE_CODES = {
  /** The relay shuts down or restarts; come back soon. */
  draining: 1012,
  /** A text frame, or one shorter than the four routing bytes. */
  badFrame: 1003,
  /** A frame over MAX_FRAME_BYTES (sent by ws itself). */
  frameTooBig: 1009,
  /** The token bucket ran dry: too many messages in a short time. */
  tooManyMessages: 4001,
  /** The member did not read fast enough and its backlog grew past MAX_BACKLOG_BYTES. */
  slowConsumer: 4002,
  /** The room holds MAX_ROOM_SIZE members. */
  roomFull: 4003,
  /** Too many connections, or joins per minute, from one address. */
  tooManyFromAddress: 4004,
  /** A heartbeat was not answered. */
  unresponsive: 4005,
} as const;

export type CloseReason = keyof typeof CLOSE_CODES;

/** The reason behind a close code, or null for codes that are not the relay's own. */
export function closeReason(code: number): CloseReason | null {
  for (const [reason, value] of Object.entries(CLOSE_CODES)) {
    if (value === code) return reason as CloseReason;
  }
  return null;
}
