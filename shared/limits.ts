// One list of limits for both sides of the wire.

/** Largest frame the relay passes on, in bytes, with its four routing bytes. */
export const MAX_FRAME_BYTES = 64 * 1024;
/** A member whose unsent backlog at the relay grows past this is dropped as a slow consumer. */
export const MAX_BACKLOG_BYTES = 1024 * 1024;
/** Default of MAX_ROOM_SIZE. */
export const MAX_ROOM_SIZE = 16;
/** Up to this many people with cameras a mesh is recommended. */
export const RECOMMENDED_ROOM_SIZE = 8;
/** Default sustained rate and burst of one member, in frames. */
export const MESSAGES_PER_SECOND = 50;
export const MESSAGE_BURST = 200;
/** The relay pings each socket once in this time and ends it when the ping before is still unanswered. */
export const RELAY_HEARTBEAT_MS = 15_000;
/** After this long without anything from the relay, its beats included, a client lets go of the socket. */
export const RELAY_SILENCE_MS = 25_000;
/** A socket to the relay that has not opened after this long is given up. */
export const RELAY_OPEN_MS = 10_000;
/** A session description is refused past this size (protocol section 4). */
export const MAX_SDP_CHARACTERS = 64 * 1024;
/** A display name, in UTF-16 code units. */
export const MAX_NAME_CHARACTERS = 64;
/** What somebody who waits to be let in may write to the hosts, in UTF-16 code units. */
export const MAX_NOTE_CHARACTERS = 200;
/** Of a meeting, in UTF-16 code units. */
export const MAX_PASSPHRASE_CHARACTERS = 200;
