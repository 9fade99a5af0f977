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
export const RELAY_HEARTBEAT_MS = 30_000;
/** A session description is refused past this size (protocol section 4). */
export const MAX_SDP_CHARACTERS = 64 * 1024;
/** A display name, in UTF-16 code units. */
export const MAX_NAME_CHARACTERS = 64;
