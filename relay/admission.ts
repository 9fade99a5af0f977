// Who may open a WebSocket: the checks that are made before the upgrade, as a pure decision.
import { createHash } from 'node:crypto';
import { fromBase64url, toBase64url } from '../shared/base64url.ts';
import { RELAY_PATH, SUBPROTOCOL, WATCH_SUBPROTOCOL } from '../shared/relay-protocol.ts';

/** What of a request is looked at. */
export interface AdmissionRequest {
  /** Path with query, as requested. */
  url: string;
  host: string | undefined;
  origin: string | undefined;
  /** Sec-WebSocket-Protocol. */
  protocols: string | undefined;
}

/** Why a request is refused with an HTTP status that no browser can read, and none needs to. */
export type Refusal = 'path' | 'origin' | 'subprotocol' | 'proof';
export type Admission =
  /** `word` is the watch word: the room's own for a member, and for a watcher what it came with. */
  | { ok: true; as: 'member' | 'watcher'; room: string; word: string }
  | { ok: false; reason: Refusal; status: 403 | 404 };

/** Whose pages may ask. */
export interface AdmissionOrigins {
  /** May attach; none given means pages of the same host. */
  public: readonly string[];
  /** May show the client in a frame, and watch how many are inside. */
  embed: readonly string[];
}

const ROOM_BYTES = 16;
const WATCH_LABEL = Buffer.from('schnack/1 watch');

/**
 * The room, if the path names one, the page asking is one of ours, and the client proves that it
 * holds the meeting's key: SHA-256(join)[0..16] is the room, and nobody finds a join for a room seen
 * in a log. A watcher's word proves nothing before a member is there, so that is left to the watchers.
 */
export function admit(request: AdmissionRequest, origins: AdmissionOrigins): Admission {
  const room = request.url.startsWith(RELAY_PATH) ? request.url.slice(RELAY_PATH.length) : '';
  if (fromBase64url(room)?.length !== ROOM_BYTES) return refuse('path', 404);
  const [version, proof, ...more] = (request.protocols ?? '').split(',').map((name) => name.trim());
  const watches = version === WATCH_SUBPROTOCOL;
  const isEmbedder = watches && origins.embed.includes(request.origin ?? '');
  if (!isEmbedder && !isOwnOrigin(request, origins.public)) return refuse('origin', 403);
  if ((version !== SUBPROTOCOL && !watches) || proof === undefined || more.length > 0) {
    return refuse('subprotocol', 403);
  }
  const word = fromBase64url(proof);
  if (word?.length !== ROOM_BYTES) return refuse('proof', 403);
  if (watches) return { ok: true, as: 'watcher', room, word: proof };
  if (hash16(word) !== room) return refuse('proof', 403);
  return { ok: true, as: 'member', room, word: hash16(WATCH_LABEL, word) };
}

function refuse(reason: Refusal, status: 403 | 404): Admission {
  return { ok: false, reason, status };
}

function hash16(...parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return toBase64url(hash.digest().subarray(0, ROOM_BYTES));
}

/** Stops foreign web pages. Programs can send any Origin or none: those are stopped by the proof. */
function isOwnOrigin(
  { origin, host }: AdmissionRequest,
  publicOrigins: readonly string[],
): boolean {
  if (origin === undefined) return true;
  if (publicOrigins.length > 0) return publicOrigins.includes(origin);
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
