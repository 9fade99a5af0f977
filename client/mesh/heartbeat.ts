// The heartbeat of a link: a ping when nothing was heard, and how long the peer has been silent.
import type { Bytes } from '../kit/bytes.ts';
import type { Clock } from '../kit/clock.ts';

/** Travels over the lossy channel, so that a lost one does not hold up the next. */
export const HEARTBEAT_CHANNEL = 'h';
const PING = 1;
const PONG = 2;
/** [u8 kind][u32 stamp], big-endian; the stamp is the sender's own clock and only comes back to it. */
const BEAT_BYTES = 5;

export interface Heartbeat {
  /** The bytes of a ping. */
  ping(): Bytes;
  /** The answer to a ping; null for a pong, which has told us the round trip, and for nonsense. */
  receive(beat: Bytes): Bytes | null;
  /** Anything at all came from the peer. */
  heard(): void;
  silentMs(): number;
  /** True when a ping that we sent at this moment or later was answered. */
  answeredSince(atMs: number): boolean;
  /** Smoothed; 0 before the first pong. */
  roundTripMs(): number;
}

export function createHeartbeat(clock: Clock): Heartbeat {
  let heardAtMs = clock.nowMs();
  let roundTripMs = 0;
  let answered: number | null = null;

  return {
    ping: () => beat(PING, stampOf(clock.nowMs())),
    receive(bytes) {
      if (bytes.length !== BEAT_BYTES) return null;
      const stamp = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
      if (bytes[0] === PING) return beat(PONG, stamp);
      if (bytes[0] === PONG) {
        const sampleMs = stampOf(clock.nowMs()) - stamp;
        if (sampleMs >= 0) {
          answered = stamp;
          roundTripMs = roundTripMs === 0 ? sampleMs : roundTripMs * 0.875 + sampleMs * 0.125;
        }
      }
      return null;
    },
    heard() {
      heardAtMs = clock.nowMs();
    },
    silentMs: () => clock.nowMs() - heardAtMs,
    answeredSince: (atMs) => answered !== null && answered >= stampOf(atMs),
    roundTripMs: () => roundTripMs,
  };
}

function stampOf(atMs: number): number {
  return Math.floor(atMs) >>> 0;
}

function beat(kind: number, stamp: number): Bytes {
  const bytes = new Uint8Array(BEAT_BYTES);
  bytes[0] = kind;
  new DataView(bytes.buffer).setUint32(1, stamp);
  return bytes;
}
