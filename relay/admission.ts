// Who may open a WebSocket: the checks that are made before the upgrade, as a pure decision.
import { createHash } from 'node:crypto';
import { fromBase64url, toBase64url } from '../shared/base64url.ts';
import { RELAY_PATH, SUBPROTOCOL } from '../shared/relay-protocol.ts';

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
  | { ok: true; room: string }
  | { ok: false; reason: Refusal; status: 403 | 404 };

const ROOM_BYTES = 16;

/**
 * The room, if the path names one, the page asking is one of ours, and the client proves that it
 * holds the meeting's key: SHA-256(join)[0..16] is the room, and nobody finds a join for a room seen
 * in a log. No origins given means: pages of the same host.
 */
export function admit(request: AdmissionRequest, publicOrigins: readonly string[]): Admission {
  const room = request.url.startsWith(RELAY_PATH) ? request.url.slice(RELAY_PATH.length) : '';
  if (fromBase64url(room)?.length !== ROOM_BYTES) return refuse('path', 404);
  if (!isOwnOrigin(request, publicOrigins)) return refuse('origin', 403);
  const [version, proof, ...more] = (request.protocols ?? '').split(',').map((name) => name.trim());
  if (version !== SUBPROTOCOL || proof === undefined || more.length > 0) {
    return refuse('subprotocol', 403);
  }
  const join = fromBase64url(proof);
  if (join?.length !== ROOM_BYTES || roomOf(join) !== room) return refuse('proof', 403);
  return { ok: true, room };
}

function refuse(reason: Refusal, status: 403 | 404): Admission {
  return { ok: false, reason, status };
}

function roomOf(join: Uint8Array): string {
  return toBase64url(createHash('sha256').update(join).digest().subarray(0, ROOM_BYTES));
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
