// The relay's binary frames: four routing bytes, then sealed bytes that nobody but the peers can read.
// Client to relay: [u32 to][sealed]; relay to client: [u32 from][sealed], or [0][u8 kind][...] from
// the relay itself. All numbers are big-endian. PROTOCOL.md, section "Relay frames".

/** `to` of a frame for everybody else in the room, and `from` of the relay itself. */
export const EVERYBODY = 0;
export const ROUTING_BYTES = 4;
/** First offered subprotocol; the second is base64url(join). */
export const SUBPROTOCOL = 'schnack.1';
/** Offered instead by somebody who only wants to know how many are inside; then base64url(watch). */
export const WATCH_SUBPROTOCOL = 'schnack.1.watch';
/** The room lies in the path so that a load balancer can shard by it. */
export const RELAY_PATH = '/relay/';

/** Messages of the relay itself, by kind number. */
const KINDS = { left: 1, turn: 2, notice: 3, beat: 4, count: 5 } as const;
/** Notice codes: draining = the relay goes away shortly. */
export const NOTICES = { draining: 1 } as const;
export type Notice = keyof typeof NOTICES;

export type RelayFrame =
  /** Sealed bytes from the member with number `from` (stamped by the relay: unforgeable). */
  | { type: 'message'; from: number; body: Uint8Array }
  /** The connection of this member ended. A hint: presence is the peer connection. */
  | { type: 'left'; member: number }
  /** ICE servers with short-lived credentials, as JSON text. */
  | { type: 'turn'; json: Uint8Array }
  | { type: 'notice'; notice: Notice }
  /** A sign of life. */
  | { type: 'beat' }
  /** To watchers: how many say that they are inside. */
  | { type: 'count'; inside: number };

/** Client side: a frame to one member, or to EVERYBODY. */
export function encodeFrame(to: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(ROUTING_BYTES + body.length);
  setRoute(frame, to);
  frame.set(body, ROUTING_BYTES);
  return frame;
}

/** Reads the routing number of a frame of at least four bytes. */
export function routeOf(frame: Uint8Array): number {
  return new DataView(frame.buffer, frame.byteOffset, ROUTING_BYTES).getUint32(0);
}

/** Overwrites the routing number in place. */
export function setRoute(frame: Uint8Array, number: number): void {
  new DataView(frame.buffer, frame.byteOffset, ROUTING_BYTES).setUint32(0, number);
}

/** Client side: what a frame from the relay says, or null for nonsense (drop and count it). */
export function decodeFrame(frame: Uint8Array): RelayFrame | null {
  if (frame.length < ROUTING_BYTES) return null;
  const from = routeOf(frame);
  const body = frame.subarray(ROUTING_BYTES);
  if (from !== EVERYBODY) return { type: 'message', from, body };
  const payload = body.subarray(1);
  switch (body[0]) {
    case KINDS.left:
      return payload.length === ROUTING_BYTES ? { type: 'left', member: routeOf(payload) } : null;
    case KINDS.turn:
      return { type: 'turn', json: payload };
    case KINDS.notice:
      return payload[0] === NOTICES.draining ? { type: 'notice', notice: 'draining' } : null;
    case KINDS.beat:
      return { type: 'beat' };
    case KINDS.count: {
      const inside = decodeCount(frame);
      return inside === null ? null : { type: 'count', inside };
    }
    default:
      return null;
  }
}

/** Watcher side, where nothing else counts: how many are inside, or null for any other frame. */
export function decodeCount(frame: Uint8Array): number | null {
  const isCount =
    frame.length === 2 * ROUTING_BYTES + 1 &&
    routeOf(frame) === EVERYBODY &&
    frame[4] === KINDS.count;
  return isCount ? routeOf(frame.subarray(ROUTING_BYTES + 1)) : null;
}

/** Client side: "I am inside now", which the relay counts and passes on to nobody. */
export function encodeInside(): Uint8Array<ArrayBuffer> {
  return encodeFrame(EVERYBODY, new Uint8Array(0));
}

/** Relay side: whether a frame of at least four bytes says so. */
export function isInside(frame: Uint8Array): boolean {
  return frame.length === ROUTING_BYTES && routeOf(frame) === EVERYBODY;
}

/** Relay side: "member left". */
export function encodeLeft(member: number): Uint8Array<ArrayBuffer> {
  const payload = new Uint8Array(ROUTING_BYTES);
  setRoute(payload, member);
  return fromRelay(KINDS.left, payload);
}

/** Relay side: how many say that they are inside. */
export function encodeCount(inside: number): Uint8Array<ArrayBuffer> {
  const payload = new Uint8Array(ROUTING_BYTES);
  setRoute(payload, inside);
  return fromRelay(KINDS.count, payload);
}

/** Relay side: ICE servers as UTF-8 JSON. */
export function encodeTurn(json: Uint8Array): Uint8Array<ArrayBuffer> {
  return fromRelay(KINDS.turn, json);
}

/** Relay side: a notice to everybody on this relay. */
export function encodeNotice(notice: Notice): Uint8Array<ArrayBuffer> {
  return fromRelay(KINDS.notice, Uint8Array.of(NOTICES[notice]));
}

/** Relay side: "I am here". */
export function encodeBeat(): Uint8Array<ArrayBuffer> {
  return fromRelay(KINDS.beat, new Uint8Array());
}

function fromRelay(kind: number, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(1 + payload.length);
  body[0] = kind;
  body.set(payload, 1);
  return encodeFrame(EVERYBODY, body);
}
