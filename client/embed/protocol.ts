// What a page and the meeting in its frame agree on; each reads one direction: to-frame.ts, from-frame.ts.

/** Rises only when an older side could misunderstand; commands and events are just added. */
export const EMBED_VERSION = 1;
/** `type` of the one message to the frame's window; everything else goes over the port that it brings. */
export const CONNECT = 'schnack-connect';
