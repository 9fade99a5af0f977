// Whom we know: the peers of now with their routes, and all whom we spoke with, with their counters.
import type { Bytes } from '../kit/bytes.ts';
import type { Hello } from './hello.ts';
import { derivePairKeys, type Identity } from './identity.ts';
import type { MeetingKeys } from './meeting-keys.ts';
import type { PairMessage } from './messages.ts';
import { createPairSeal, type PairSeal } from './pair-seal.ts';

/** More than any room holds; stops a flood of invented identities. */
const MAX_PEERS = 64;
/**
 * Identities with whom a message was exchanged in the life of this tab, and the peers of now. Their
 * counters are never forgotten: that would allow replays, and use a nonce twice. Beyond this many,
 * strangers have to wait for our next reload, or for another link.
 */
const MAX_ACQUAINTANCES = 4096;

export interface KnownPeer {
  hello: Hello;
  readonly seal: PairSeal;
  /** The member number at the relay that last proved to be this peer's. */
  route: number | null;
  /** Sends sealed bytes over the peer's open data channel. */
  channel: ((sealed: Bytes) => boolean) | null;
  /** Who last brought a signal of this peer because nothing else carried it. */
  courier: string | null;
  /** How often its own channel was given up. */
  failures: number;
  /** Sealing is asynchronous, counters must leave in order. */
  outbox: Promise<void>;
}

export interface PeerBookOptions {
  identity: Identity;
  keys: MeetingKeys;
  /** Sends over the relay; false when it cannot. */
  sendByRelay(to: number, sealed: Bytes): boolean;
  /** Sends by way of somebody else, where neither channel nor relay can; false when nobody can either. */
  sendByCourier(peer: KnownPeer, sealed: Bytes): boolean;
  onRefused(reason: 'bad-key' | 'too-many-peers'): void;
}

export interface PeerBook {
  peer(peerId: string): KnownPeer | undefined;
  peers(): readonly KnownPeer[];
  /** The last hello and the seal of a peer, or of anybody with whom a message was exchanged. */
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
  /** Seals and sends over the peer's own channel, or not at all. */
  sendByChannel(peer: KnownPeer, message: PairMessage): Promise<boolean>;
}

export function createPeerBook(options: PeerBookOptions, signal: AbortSignal): PeerBook {
  const { identity, keys } = options;
  const peers = new Map<string, KnownPeer>();
  const acquaintances = new Map<string, { hello: Hello; readonly seal: PairSeal }>();
  /** Something is sealed for them, or about to be. */
  const spokenTo = new Set<string>();

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

  /** Seals when its turn has come; `carry` says whether something took the bytes. */
  function sendBy(
    peer: KnownPeer,
    message: PairMessage,
    carry: (sealed: Bytes) => boolean,
  ): Promise<boolean> {
    // At once, not when its turn has come: by then the peer may be forgotten.
    spokenTo.add(peer.hello.id);
    const sending = peer.outbox.then(async () => {
      const sealed = await peer.seal.seal(JSON.stringify(message));
      return !signal.aborted && carry(sealed);
    });
    peer.outbox = sending.then(() => undefined);
    return sending;
  }

  return {
    peer: (peerId) => peers.get(peerId),
    peers: () => [...peers.values()],
    acquaintance: (peerId) => acquaintances.get(peerId),
    async meet(hello) {
      if (peers.size >= MAX_PEERS) {
        options.onRefused('too-many-peers');
        return undefined;
      }
      const seal = acquaintances.get(hello.id)?.seal ?? (await newSeal(hello));
      if (seal === null) return undefined;
      const peer: KnownPeer = {
        hello,
        seal,
        route: null,
        channel: null,
        courier: null,
        failures: 0,
        outbox: Promise.resolve(),
      };
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
      // Of whom only a hello was heard there is no counter to keep, and anybody can invent hellos.
      const hasHeard = acquaintances.get(peerId)?.seal.hasHeard() ?? false;
      if (!hasHeard && !spokenTo.has(peerId)) acquaintances.delete(peerId);
    },
    loseRoutes() {
      for (const peer of peers.values()) peer.route = null;
    },
    send: (peer, route, message) =>
      sendBy(peer, message, (sealed) => {
        if (route === null && peer.channel?.(sealed) === true) return true;
        const to = route ?? peer.route;
        const byRelay = to !== null && options.sendByRelay(to, sealed);
        return byRelay || options.sendByCourier(peer, sealed);
      }),
    sendByChannel: (peer, message) =>
      sendBy(peer, message, (sealed) => peer.channel?.(sealed) === true),
  };
}
