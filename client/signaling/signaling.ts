// Typed, sealed signals to and from peers over whatever carries them: the relay, or a data channel.
import { fromBase64url, toBase64url } from '../../shared/base64url.ts';
import { MAX_NAME_CHARACTERS } from '../../shared/limits.ts';
import { RELAY_PATH, SUBPROTOCOL, EVERYBODY } from '../../shared/relay-protocol.ts';
import { fromUtf8, type Bytes } from '../kit/bytes.ts';
import { systemClock, type Clock } from '../kit/clock.ts';
import { createEmitter } from '../kit/emitter.ts';
import { createLog } from '../kit/log.ts';
import { openHello, sealHello, type Hello } from './hello.ts';
import { parseIceServers } from './ice-servers.ts';
import { createCourier } from './courier.ts';
import type { Identity, PublicIdentity } from './identity.ts';
import type { MeetingKeys } from './meeting-keys.ts';
import { parsePairMessage, type PairMessage } from './messages.ts';
import { createPeerBook, type KnownPeer } from './peer-book.ts';
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
  clock?: Pick<Clock, 'nowMs'>;
  /** Without it everybody is answered in full. */
  manners?: Manners;
}

/** How one introduces oneself, which depends on who has been let in. */
export interface Manners {
  /** Capabilities of hellos to everybody, besides the usual ones. */
  words(): readonly string[];
  /** How somebody's hello is answered; null for not at all. */
  answer(hello: Hello): Greeting | null;
}

export interface Greeting {
  /** Capabilities of the answer, besides the usual ones. */
  words: readonly string[];
  /** Also by `here`, which tells the name. */
  fully: boolean;
}

export interface Signaling {
  on: ReturnType<typeof createEmitter<SignalingEvents>>['on'];
  readonly self: PublicIdentity;
  /** 16 bytes, the meeting's name at the relay. */
  readonly room: Bytes;
  /** Key and certificate of a peer, undefined when it is none. */
  identityOf(peerId: string): PublicIdentity | undefined;
  /** Seals and sends. Unknown or unreachable peers: false after the attempt. */
  send(peerId: string, message: PairMessage): Promise<boolean>;
  /** From now on messages to this peer travel over its data channel; null = over the relay again. */
  bindChannel(peerId: string, send: ((sealed: Bytes) => boolean) | null): void;
  /** Sealed bytes that came over this peer's data channel; false when they are not its next message. */
  receiveFromChannel(peerId: string, sealed: Bytes): Promise<boolean>;
  /** True while a message to this peer could travel over the relay. */
  canReachByRelay(peerId: string): boolean;
  /** True while somebody else is connected who could hand a message over to this peer. */
  canReachByCourier(peerId: string): boolean;
  /** Says hello to everybody once more. */
  announce(): void;
  /** Says hello to a peer whose own hello was not answered. */
  introduce(peerId: string): void;
  /** Lets go of a peer that left; its next hello, or its next offer, is a newcomer's. */
  forget(peerId: string): void;
  /** The name that offers, answers, `here` and `in` tell from now on. */
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
    {
      identity,
      keys,
      sendByRelay: relay.send,
      sendByCourier: (peer, sealed) => courier.send(peer, sealed),
      onRefused: (reason) => drop(reason),
    },
    signal,
  );
  const courier = createCourier({
    peers: book.peers,
    sendByChannel: (peer, message) => void book.sendByChannel(peer, message),
    nowMs: (options.clock ?? systemClock).nowMs,
  });
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

  async function sayHello(to: number, asks: boolean, words: readonly string[]) {
    const { publicKey, fingerprint } = identity;
    const { build } = options;
    const capabilities = [...options.capabilities, ...words];
    relay.send(to, await sealHello({ publicKey, fingerprint, asks, capabilities, build }, keys));
  }

  const ownWords = () => options.manners?.words() ?? [];
  const answerTo = (hello: Hello): Greeting | null =>
    options.manners === undefined ? { words: [], fully: true } : options.manners.answer(hello);

  function greet(peer: KnownPeer, to: number, words: readonly string[]) {
    peer.outbox = peer.outbox.then(() => sayHello(to, false, words));
  }

  function named(message: PairMessage): PairMessage {
    switch (message.type) {
      case 'here':
      case 'in':
      case 'offer':
      case 'answer':
      case 'knock':
        return { ...message, name: name.slice(0, MAX_NAME_CHARACTERS) };
      default:
        return message;
    }
  }

  async function receive(connection: number, from: number, body: Bytes) {
    // Numbers of an earlier socket mean nothing any more.
    if (connection !== relay.connections() || !relay.isOpen()) return;
    const claimed = claims.get(from);
    if (claimed !== undefined && (await receiveSealed(claimed, body, from))) return;
    const hello = await openHello(body, keys);
    if (hello === null) {
      drop('unreadable');
      if (claimed === undefined || book.acquaintance(claimed) === undefined) await ask(from);
    } else if (hello.id !== identity.id && connection === relay.connections()) {
      await receiveHello(from, hello);
    }
  }

  /** Somebody speaks to us whose hello we missed: asks for it, once. */
  async function ask(from: number) {
    if (asked.has(from) || asked.size >= MAX_CLAIMS) return;
    asked.add(from);
    await sayHello(from, true, ownWords());
  }

  /** False when the bytes are no message of this peer. */
  async function receiveSealed(
    peerId: string,
    sealed: Bytes,
    from: number | null,
    isCarried = false,
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
      if (message.type !== 'carry' && message.type !== 'carried') {
        emitter.emit('message', { peerId, message });
      } else if (isCarried) drop('nonsense');
      else if (message.type === 'carry') courier.carry(peerId, message);
      else await receiveCarried(peerId, message);
    }
    return true;
  }

  /** Only the peer itself can have sealed it; who brought it is the way back. */
  async function receiveCarried(
    courierId: string,
    message: Extract<PairMessage, { type: 'carried' }>,
  ) {
    const sealed = fromBase64url(message.sealed);
    if (sealed === null || !(await receiveSealed(message.from, sealed, null, true))) {
      drop('unreadable');
      return;
    }
    const peer = book.peer(message.from);
    if (peer !== undefined) peer.courier = courierId;
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
    const greeting = answerTo(hello);
    if (greeting !== null && hello.asks) greet(peer, from, greeting.words);
    if (greeting?.fully === true && known !== undefined) {
      void book.send(peer, from, named({ type: 'here' }));
    }
    emitter.emit('hello', { peerId: hello.id, hello, known: known !== undefined });
  }

  const announce = () => sayHello(EVERYBODY, true, ownWords());

  relay.on('open', () => void announce().then(() => emitter.emit('introduced', undefined)), signal);
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
    self: identity,
    room: keys.room,
    identityOf: (peerId) => book.peer(peerId)?.hello,
    async send(peerId, message) {
      const peer = book.peer(peerId);
      return peer !== undefined && book.send(peer, null, named(message));
    },
    bindChannel(peerId, send) {
      const peer = book.peer(peerId);
      if (peer === undefined) return;
      peer.channel = send;
      if (send !== null) return;
      // Whoever carried the last time may have lost the peer as well.
      peer.courier = null;
      peer.failures += 1;
    },
    receiveFromChannel(peerId, sealed) {
      return new Promise((resolve) => {
        enqueue(async () => {
          const isMessage = await receiveSealed(peerId, sealed, null);
          if (!isMessage) drop('unreadable');
          resolve(isMessage);
        });
      });
    },
    canReachByCourier: courier.canReach,
    canReachByRelay: (peerId) => relay.isOpen() && (book.peer(peerId)?.route ?? null) !== null,
    announce: () => void announce(),
    introduce(peerId) {
      const peer = book.peer(peerId);
      if (peer !== undefined && peer.route !== null) greet(peer, peer.route, ownWords());
    },
    forget: book.forget,
    setName(next) {
      name = next;
    },
    dropped: () => drops,
  };
}
