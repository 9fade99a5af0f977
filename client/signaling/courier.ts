// Signals over a third member, where neither the own channel nor the relay carries them. They stay sealed
// for whom they are meant: whoever carries them can keep them back, and nothing else.
import { toBase64url } from '../../shared/base64url.ts';
import type { Bytes } from '../kit/bytes.ts';
import { createTokenBucket, type TokenBucket } from '../kit/token-bucket.ts';
import { MAX_CARRIED_CHARACTERS, type PairMessage } from './messages.ts';
import type { KnownPeer } from './peer-book.ts';

/** One peer's signals that we carry: a repair takes some ten. */
const BURST = 60;
const PER_SECOND = 10;

export interface CourierOptions {
  peers(): readonly KnownPeer[];
  /** Seals and sends over the peer's own channel alone. */
  sendByChannel(peer: KnownPeer, message: PairMessage): void;
  nowMs(): number;
}

export interface Courier {
  /** Somebody has an open channel to us who may have one to this peer. */
  canReach(peerId: string): boolean;
  /** Gives sealed bytes to somebody who may reach the peer; false when there is nobody. */
  send(peer: KnownPeer, sealed: Bytes): boolean;
  /** Somebody asks us to carry. */
  carry(fromId: string, message: Extract<PairMessage, { type: 'carry' }>): void;
}

export function createCourier({ peers, sendByChannel, nowMs }: CourierOptions): Courier {
  const buckets = new Map<string, TokenBucket>();

  const couriersTo = (peerId: string) =>
    peers().filter(({ hello, channel }) => channel !== null && hello.id !== peerId);

  function mayAsk(fromId: string): boolean {
    let bucket = buckets.get(fromId);
    if (bucket === undefined) {
      bucket = createTokenBucket(BURST, PER_SECOND, nowMs);
      buckets.set(fromId, bucket);
    }
    return bucket.take();
  }

  return {
    canReach: (peerId) => couriersTo(peerId).length > 0,
    send(peer, sealed) {
      const couriers = couriersTo(peer.hello.id);
      // Whoever brought us the peer's last signal reaches it; otherwise another one after each failure.
      const proven = couriers.find(({ hello }) => hello.id === peer.courier);
      const courier = proven ?? couriers[peer.failures % couriers.length];
      const text = toBase64url(sealed);
      if (courier === undefined || text.length > MAX_CARRIED_CHARACTERS) return false;
      sendByChannel(courier, { type: 'carry', to: peer.hello.id, sealed: text });
      return true;
    },
    carry(fromId, { to, sealed }) {
      const target = peers().find(({ hello }) => hello.id === to);
      if (target === undefined || target.channel === null || to === fromId || !mayAsk(fromId))
        return;
      sendByChannel(target, { type: 'carried', from: fromId, sealed });
    },
  };
}
