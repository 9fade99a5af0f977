// Typed, sealed signals to and from peers over whatever carries them: the relay, or a data channel.
import { toBase64url } from '../../shared/base64url.ts';
import { RELAY_PATH, SUBPROTOCOL, EVERYBODY } from '../../shared/relay-protocol.ts';
import { fromUtf8, type Bytes } from '../kit/bytes.ts';
import { createEmitter } from '../kit/emitter.ts';
import { createLog } from '../kit/log.ts';
import { openHello, sealHello, type Hello } from './hello.ts';
import { parseIceServers } from './ice-servers.ts';
import type { Identity } from './identity.ts';
import type { MeetingKeys } from './meeting-keys.ts';
import { parsePairMessage, type PairMessage } from './messages.ts';
import { createPeerBook } from './peer-book.ts';
import type { RelaySocket } from './relay-socket.ts';

const log = createLog('signaling');

/** Member numbers that somebody said hello under; a relay could invent any number of them. */
const MAX_CLAIMS = 256;
/** What went wrong with something foreign; counted, never fatal. */
export type DropReason =
  | 'nonsense'
  | 'unreadable'
  | 'unknown-type'
  | 'bad-key'
  | 'too-many-peers'
  /** From a peer that we gave up, and no new beginning. */
  | 'forgotten';

export interface SignalingEvents {
  /** Somebody introduced themselves. Not yet proven: wait for the first message. */
  hello: { peerId: string; hello: Hello; known: boolean };
  /** A message that only this peer can have sealed. */
  message: { peerId: string; message: PairMessage };
  /** The relay says that the peer's socket ended. A hint. */
  left: { peerId: string };
  iceServers: { iceServers: RTCIceServer[] };
  /** Our hello to everybody is on its way, over a new socket. */
  introduced: undefined;
}

export interface SignalingOptions {
  identity: Identity;
  keys: MeetingKeys;
  relay: RelaySocket;
  name: string;
  capabilities: readonly string[];
  build: string;
}

export interface Signaling {
  on: ReturnType<typeof createEmitter<SignalingEvents>>['on'];
  /** Seals and sends. Unknown or unreachable peers: false after the attempt. */
  send(peerId: string, message: PairMessage): Promise<boolean>;
  /** From now on messages to this peer travel over its data channel; null = over the relay again. */
  bindChannel(peerId: string, send: ((sealed: Bytes) => boolean) | null): void;
  /** Sealed bytes that came over this peer's data channel. */
  receiveFromChannel(peerId: string, sealed: Bytes): void;
  /** True while a message to this peer could travel over the relay. */
  canReachByRelay(peerId: string): boolean;
  /** Lets go of a peer that left; its next hello, or its next offer, is a newcomer's. */
  forget(peerId: string): void;
  /** Name for hellos from now on. */
  setName(name: string): void;
  dropped(): Readonly<Record<DropReason, number>>;
}

/** URL and subprotocols of a room's socket. `origin` is the relay's, http or https. */
export function relayAddress(
  origin: string,
  keys: MeetingKeys,
): { url: string; protocols: string[] } {
  const url = new URL(RELAY_PATH + toBase64url(keys.room), origin);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return { url: url.href, protocols: [SUBPROTOCOL, toBase64url(keys.join)] };
}

export function createSignaling(options: SignalingOptions, signal: AbortSignal): Signaling {
  const { identity, keys, relay } = options;
  const emitter = createEmitter<SignalingEvents>();
  const book = createPeerBook(
    { identity, keys, sendByRelay: relay.send, onRefused: (reason) => drop(reason) },
    signal,
  );
  /** Who last said hello under a member number: a claim until a pair message comes from there. */
  const claims = new Map<number, string>();
  /** Strangers whom we asked for a hello. */
  const asked = new Set<number>();
  const drops = {
    nonsense: 0,
    unreadable: 0,
    'unknown-type': 0,
    'bad-key': 0,
    'too-many-peers': 0,
    forgotten: 0,
  };
  let name = options.name;
  // One at a time and in order: opening is asynchronous, counters must rise.
  let inbox = Promise.resolve();

  const drop = (reason: DropReason) => void (drops[reason] += 1);
  const enqueue = (work: () => Promise<void>) => {
    inbox = inbox
      .then(() => (signal.aborted ? undefined : work()))
      // Only a listener's own mistake gets here; the signals of others must go on.
      .catch((error: unknown) => log.error(`a listener failed: ${String(error)}`));
  };

  async function sayHello(to: number, asks: boolean) {
    const { publicKey, fingerprint } = identity;
    const { capabilities, build } = options;
    relay.send(
      to,
      await sealHello({ publicKey, fingerprint, asks, name, capabilities, build }, keys),
    );
  }

  async function receive(connection: number, from: number, body: Bytes) {
    // Numbers of an earlier socket mean nothing any more.
    if (connection !== relay.connections() || !relay.isOpen()) return;
    const claimed = claims.get(from);
    if (claimed !== undefined && (await receiveSealed(claimed, body, from))) return;
    const hello = await openHello(body, keys);
    if (hello === null) {
      drop('unreadable');
      if (claimed === undefined) await ask(from);
    } else if (hello.id !== identity.id && connection === relay.connections()) {
      await receiveHello(from, hello);
    }
  }

  /** Somebody speaks to us whose hello we missed: asks for it, once. */
  async function ask(from: number) {
    if (asked.has(from) || asked.size >= MAX_CLAIMS) return;
    asked.add(from);
    await sayHello(from, true);
  }

  /** False when the bytes are no message of this peer. */
  async function receiveSealed(
    peerId: string,
    sealed: Bytes,
    from: number | null,
  ): Promise<boolean> {
    const acquaintance = book.acquaintance(peerId);
    const text = await acquaintance?.seal.open(sealed);
    if (acquaintance === undefined || text === null || text === undefined || signal.aborted) {
      return false;
    }
    const message = parsePairMessage(text);
    if (message === undefined) drop('unknown-type');
    else if (book.peer(peerId) === undefined && message.type !== 'offer') drop('forgotten');
    else {
      const { hello } = acquaintance;
      // We gave the peer up, but not it us: begin anew.
      if (book.peer(peerId) === undefined) {
        if ((await book.meet(hello)) === undefined) return true;
        emitter.emit('hello', { peerId, hello: { ...hello, asks: false }, known: false });
      }
      const peer = book.peer(peerId);
      if (peer !== undefined && from !== null && claims.get(from) === peerId) peer.route = from;
      emitter.emit('message', { peerId, message });
    }
    return true;
  }

  async function receiveHello(from: number, hello: Hello) {
    const known = book.peer(hello.id);
    if (!claims.has(from) && claims.size >= MAX_CLAIMS) {
      drop('too-many-peers');
      return;
    }
    claims.set(from, hello.id);
    const peer = known ?? (await book.meet(hello));
    if (peer === undefined || signal.aborted) return;
    book.renew(peer, hello);
    // An unproven number must not divert what goes to a proven one.
    peer.route ??= from;
    // Ahead of everything sealed for this peer, which it could not open before it knows us. Nobody
    // waits for it: making an offer takes longer.
    if (hello.asks) peer.outbox = peer.outbox.then(() => sayHello(from, false));
    if (known !== undefined) void book.send(peer, from, { type: 'here' });
    emitter.emit('hello', { peerId: hello.id, hello, known: known !== undefined });
  }

  relay.on(
    'open',
    () => void sayHello(EVERYBODY, true).then(() => emitter.emit('introduced', undefined)),
    signal,
  );
  relay.on(
    'message',
    ({ from, body }) => {
      const connection = relay.connections();
      enqueue(() => receive(connection, from, body));
    },
    signal,
  );
  relay.on('nonsense', () => drop('nonsense'), signal);
  relay.on(
    'lost',
    () => {
      claims.clear();
      asked.clear();
      book.loseRoutes();
    },
    signal,
  );
  relay.on(
    'left',
    ({ member }) =>
      enqueue(async () => {
        const peerId = claims.get(member);
        claims.delete(member);
        const peer = peerId === undefined ? undefined : book.peer(peerId);
        if (peerId === undefined || peer?.route !== member) return;
        peer.route = null;
        emitter.emit('left', { peerId });
      }),
    signal,
  );
  relay.on(
    'turn',
    ({ json }) => {
      const iceServers = parseIceServers(fromUtf8(json) ?? '');
      if (iceServers === undefined) drop('nonsense');
      else emitter.emit('iceServers', { iceServers });
    },
    signal,
  );

  return {
    on: emitter.on,
    async send(peerId, message) {
      const peer = book.peer(peerId);
      return peer !== undefined && book.send(peer, null, message);
    },
    bindChannel(peerId, send) {
      const peer = book.peer(peerId);
      if (peer !== undefined) peer.channel = send;
    },
    receiveFromChannel(peerId, sealed) {
      enqueue(async () => {
        if (!(await receiveSealed(peerId, sealed, null))) drop('unreadable');
      });
    },
    canReachByRelay: (peerId) => relay.isOpen() && (book.peer(peerId)?.route ?? null) !== null,
    forget: book.forget,
    setName(next) {
      name = next;
    },
    dropped: () => drops,
  };
}
