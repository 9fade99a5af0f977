// Whom we know: the peers of now with their routes, and everybody ever met with their counters.
import type { Bytes } from '../kit/bytes.ts';
import type { Hello } from './hello.ts';
import { derivePairKeys, type Identity } from './identity.ts';
import type { MeetingKeys } from './meeting-keys.ts';
import type { PairMessage } from './messages.ts';
import { createPairSeal, type PairSeal } from './pair-seal.ts';

/** More than any room holds; stops a flood of invented identities. */
const MAX_PEERS = 64;
/**
 * Identities met in the life of this tab. Their counters are never forgotten: that would allow replays,
 * and use a nonce twice. Beyond this many, strangers have to wait for our next reload.
 */
const MAX_ACQUAINTANCES = 4096;

export interface KnownPeer {
  hello: Hello;
  readonly seal: PairSeal;
  /** The member number at the relay that last proved to be this peer's. */
  route: number | null;
  /** Sends sealed bytes over the peer's open data channel. */
  channel: ((sealed: Bytes) => boolean) | null;
  /** Sealing is asynchronous, counters must leave in order. */
  outbox: Promise<void>;
}

export interface PeerBookOptions {
  identity: Identity;
  keys: MeetingKeys;
  /** Sends over the relay; false when it cannot. */
  sendByRelay(to: number, sealed: Bytes): boolean;
  onRefused(reason: 'bad-key' | 'too-many-peers'): void;
}

export interface PeerBook {
  peer(peerId: string): KnownPeer | undefined;
  /** The last hello and the seal of anybody ever met. */
  acquaintance(peerId: string): { hello: Hello; readonly seal: PairSeal } | undefined;
  /** Makes somebody a peer, with the counters of old where there are any; undefined when refused. */
  meet(hello: Hello): Promise<KnownPeer | undefined>;
  /** A newer hello of a peer. */
  renew(peer: KnownPeer, hello: Hello): void;
  forget(peerId: string): void;
  /** The socket is gone, and with it all member numbers. */
  loseRoutes(): void;
  /** Seals and sends to a member number or, with null, by the best carrier. */
  send(peer: KnownPeer, route: number | null, message: PairMessage): Promise<boolean>;
}

export function createPeerBook(options: PeerBookOptions, signal: AbortSignal): PeerBook {
  const { identity, keys } = options;
  const peers = new Map<string, KnownPeer>();
  const acquaintances = new Map<string, { hello: Hello; readonly seal: PairSeal }>();

  async function newSeal(hello: Hello): Promise<PairSeal | null> {
    if (acquaintances.size >= MAX_ACQUAINTANCES) {
      options.onRefused('too-many-peers');
      return null;
    }
    try {
      return createPairSeal(identity, hello, await derivePairKeys(identity, hello, keys), keys);
    } catch {
      options.onRefused('bad-key');
      return null;
    }
  }

  return {
    peer: (peerId) => peers.get(peerId),
    acquaintance: (peerId) => acquaintances.get(peerId),
    async meet(hello) {
      if (peers.size >= MAX_PEERS) {
        options.onRefused('too-many-peers');
        return undefined;
      }
      const seal = acquaintances.get(hello.id)?.seal ?? (await newSeal(hello));
      if (seal === null) return undefined;
      const peer = { hello, seal, route: null, channel: null, outbox: Promise.resolve() };
      acquaintances.set(hello.id, { hello, seal });
      peers.set(hello.id, peer);
      return peer;
    },
    renew(peer, hello) {
      peer.hello = hello;
      acquaintances.set(hello.id, { hello, seal: peer.seal });
    },
    forget(peerId) {
      peers.delete(peerId);
    },
    loseRoutes() {
      for (const peer of peers.values()) peer.route = null;
    },
    send(peer, route, message) {
      const sending = peer.outbox.then(async () => {
        const sealed = await peer.seal.seal(JSON.stringify(message));
        if (signal.aborted) return false;
        if (route === null && peer.channel?.(sealed) === true) return true;
        const to = route ?? peer.route;
        return to !== null && options.sendByRelay(to, sealed);
      });
      peer.outbox = sending.then(() => undefined);
      return sending;
    },
  };
}
