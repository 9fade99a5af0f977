// The set of links: who offers, who is there, and what is sent to all.
import type { Clock } from '../kit/clock.ts';
import type { Bytes } from '../kit/bytes.ts';
import { createEmitter, type Emitter } from '../kit/emitter.ts';
import { childLifetime } from '../kit/lifetime.ts';
import type { AddressRule } from '../signaling/address-rules.ts';
import { WARMS } from '../signaling/door-words.ts';
import type { Door } from '../signaling/door.ts';
import type { Hello } from '../signaling/hello.ts';
import type { PairMessage } from '../signaling/messages.ts';
import { LOOKS_IN } from '../signaling/look-in.ts';
import type { RelaySocket } from '../signaling/relay-socket.ts';
import type { Signaling } from '../signaling/signaling.ts';
import { FANS_OUT } from './fan-out/capability.ts';
import type { FanOut } from './fan-out/fan-out.ts';
import { createLink, type Link } from './link.ts';
import type { LinkStats } from './link-stats.ts';
import { createPictures, type PictureTerms } from './pictures.ts';
import { createMember, NO_TRACKS, type Member } from './member.ts';
import type { LinkState } from './recovery.ts';
import type { CreateTransport, SourceName } from './transport.ts';
import type { Wish } from './wishes.ts';

export interface MeshOptions {
  ownId: string;
  signaling: Signaling;
  /** Who may be connected with; nothing of a connection is made for anybody else. */
  door: Door;
  /** Tells a peer what hosts ordered. */
  tellOrders(peerId: string): void;
  createTransport: CreateTransport;
  clock: Clock;
  /** Before the relay pushes others. */
  iceServers: readonly RTCIceServer[];
  relay: Pick<RelaySocket, 'isOpen' | 'connections'>;
  /** We do not take part yet, and only make connections ready. */
  isWarming(): boolean;
  /** Feeds several links from one encoder; null where the browser cannot. */
  fanOut: FanOut | null;
}

export interface MeshEvents {
  /** The peer proved its key: it may be shown. `newcomer`: it came after us. */
  'peer-up': { peerId: string; name: string; newcomer: boolean; hello: Hello };
  /** Both sides have described themselves; the network does the rest. */
  negotiated: { peerId: string };
  state: { peerId: string; state: LinkState };
  /** Messages can be exchanged: for the first time, or again after a new connection. */
  open: { peerId: string };
  message: { peerId: string; channel: string; data: Bytes };
  /** Ask for remoteTrack() again. */
  tracks: { peerId: string };
  'peer-gone': { peerId: string };
  /** Addresses are hidden: whether there is a TURN server to hide behind. */
  detour: { reachable: boolean };
}

export interface Mesh {
  on: Emitter<MeshEvents>['on'];
  /** Sends to one peer or, with null, to all whose channels are open. */
  send(peerId: string | null, channel: string, data: Uint8Array, lossy?: boolean): void;
  /** Sends this track to everybody from now on; null sends nothing. */
  setTrack(source: SourceName, track: MediaStreamTrack | null): void;
  remoteTrack(peerId: string, source: SourceName): MediaStreamTrack | null;
  /** Whether the others may see our address. By a host's order they may not, whatever is said here. */
  hideAddress(hidden: boolean): void;
  /** What we want to be sent by this peer, until the next wish. */
  setWish(peerId: string, wish: Wish): void;
  /** Which pictures pass between us and this peer, and why not larger ones. */
  pictureTerms(peerId: string): PictureTerms;
  /** Whether this browser can feed several links from one encoder, and whether it may. */
  readonly canFanOut: boolean;
  setFanOut(enabled: boolean): void;
  /** Encoders of the own camera that work just now: those for all, and one for each link that has its own. */
  encoders(): number;
  /** Loudness of a peer's microphone just now, 0 to 1. */
  remoteLevel(peerId: string): number;
  stats(peerId: string): Promise<LinkStats | null>;
  /** Everybody whose channels are open. */
  connected(): readonly string[];
  /** Tries a lost peer again. */
  retry(peerId: string): void;
  /** Says goodbye to everybody; resolves when said. Then abort the signal. */
  sayGoodbye(): Promise<void>;
  /**
   * We take part from now on. `onTold` runs while the word is on its way and before anybody is heard of.
   * Resolves when it is said; false when nobody is there who could be told.
   */
  enter(onTold: () => void): Promise<boolean>;
}

/** Whoever is sent out hears why before the connection is closed. */
const SAY_FIRST_MS = 200;
/** Of somebody who connects before we have heard that it may. */
const MAX_HELD = 8;

export function createMesh(options: MeshOptions, signal: AbortSignal): Mesh {
  const { signaling, door, ownId, clock, isWarming } = options;
  const emitter = createEmitter<MeshEvents>();
  const members = new Map<string, Member>();
  const held = new Map<string, PairMessage[]>();
  /** Who makes connections ready as we do: we meet when one of us takes part. */
  const alike = new Map<string, Hello>();
  const cameWarm = isWarming();
  const tracks: Record<SourceName, MediaStreamTrack | null> = { ...NO_TRACKS };
  let iceServers = options.iceServers;
  let wantsHidden = false;
  const addressRule = (): AddressRule => {
    if (door.policy().hideAddresses) return 'forced';
    return wantsHidden ? 'hidden' : 'open';
  };
  let lastRule = addressRule();

  const pictures = createPictures({ clock, tracks: () => tracks, fanOut: options.fanOut }, signal);
  emitter.on('open', ({ peerId }) => pictures.opened(peerId), signal);

  /**
   * Members offer at once, and the newcomer waits for their offers. But if only one of the two can
   * write foreign frames it makes the offer: the payload types are then those of its encoders.
   */
  function offersFirst(hello: Hello): boolean {
    const theirs = hello.capabilities.includes(FANS_OUT);
    const ours = options.fanOut !== null;
    return ours === theirs ? door.isNewcomer(hello) : ours;
  }

  function allSilent(): boolean {
    return members.size > 1 && [...members.values()].every(({ link }) => link.isSilent());
  }

  function add(peerId: string, hello: Hello): Member {
    const lifetime = childLifetime(signal);
    const link: Link = createLink(
      {
        peerId,
        ownId,
        fingerprint: hello.fingerprint,
        createTransport: options.createTransport,
        fanOut: options.fanOut,
        clock,
        iceServers: () => iceServers,
        addressRule,
        tracks: () => (member.isApart() ? NO_TRACKS : tracks),
        encodings: (young) => pictures.encodings(peerId, young),
        startEncodings: () => pictures.startEncodings(members.size + 1),
        send: (message) => signaling.send(peerId, message),
        bindChannel: (send) => signaling.bindChannel(peerId, send),
        receiveSealed: (sealed) => void signaling.receiveFromChannel(peerId, sealed),
        relayConnections: options.relay.connections,
        surroundings: () => ({
          carrier: signaling.canReachByRelay(peerId),
          courier: signaling.canReachByCourier(peerId),
          relayOpen: options.relay.isOpen(),
          allSilent: allSilent(),
          busy: options.fanOut?.isFull() ?? false,
        }),
      },
      lifetime.signal,
    );
    const member = createMember({
      peerId,
      hello,
      link,
      isWarming,
      tracks: () => tracks,
      emit: emitter.emit,
    });
    members.set(peerId, member);
    link.on('message', (message) => {
      const isOurs = pictures.receive(peerId, message.channel, message.data);
      if (!isOurs) member.receiveData(message);
    });
    link.on('detour', (detour) => emitter.emit('detour', detour));
    link.on('gone', () => {
      lifetime.abort();
      members.delete(peerId);
      signaling.forget(peerId);
      pictures.remove(peerId);
      if (member.isShown()) emitter.emit('peer-gone', { peerId });
    });
    pictures.add(peerId, link);
    return member;
  }

  function welcome(peerId: string, hello: Hello) {
    if (isWarming() && hello.capabilities.includes(WARMS)) {
      alike.set(peerId, hello);
      return;
    }
    alike.delete(peerId);
    const { link } = add(peerId, hello);
    // It may know us as one who does not take part yet.
    if (cameWarm && !isWarming()) void signaling.send(peerId, { type: 'in' });
    if (offersFirst(hello)) link.offer();
    else link.await();
  }

  const isClosed = () => door.policy().lobby || door.policy().locked;

  /** A peer may know before us that we may connect. */
  function hold(peerId: string, message: PairMessage) {
    if (door.helloOf(peerId) === undefined || !('attempt' in message)) return;
    held.set(peerId, [...(held.get(peerId) ?? []), message].slice(-MAX_HELD));
  }

  /** Connects with those who may be connected with by now, and parts from those who may not. */
  function lookAtDoor() {
    for (const peerId of door.outside()) {
      const hello = door.helloOf(peerId);
      if (hello !== undefined && door.mayConnect(peerId)) letIn(peerId, hello);
    }
    for (const [peerId, { link }] of members) {
      if (door.mayConnect(peerId)) continue;
      clock.after(
        SAY_FIRST_MS,
        () => {
          if (!door.mayConnect(peerId)) link.close();
        },
        signal,
      );
    }
    for (const peerId of held.keys()) if (door.helloOf(peerId) === undefined) held.delete(peerId);
  }

  function letIn(peerId: string, hello: Hello) {
    const waiting = held.get(peerId) ?? [];
    held.delete(peerId);
    door.release(peerId);
    if (members.has(peerId)) return;
    if (door.isNewcomer(hello)) {
      signaling.introduce(peerId);
      options.tellOrders(peerId);
    }
    welcome(peerId, hello);
    for (const message of waiting) receive(peerId, message);
  }

  function receive(peerId: string, message: PairMessage) {
    const member = members.get(peerId);
    if (member === undefined) {
      hold(peerId, message);
      return;
    }
    member.receive(message);
  }

  /** Each connection makes way for one by the new rule, and stays open until that is. */
  function lookAtRule() {
    const rule = addressRule();
    if (rule === lastRule) return;
    lastRule = rule;
    for (const { link } of members.values()) link.changePath();
  }

  signaling.on(
    'hello',
    ({ peerId, hello }) => {
      // Signaling has answered with our own hello; more than a name is not wanted.
      if (hello.capabilities.includes(LOOKS_IN)) {
        if (!isClosed() && !isWarming()) void signaling.send(peerId, { type: 'here' });
        signaling.forget(peerId);
        return;
      }
      if (!door.mayConnect(peerId)) return;
      const known = members.get(peerId);
      if (known !== undefined) {
        // Of whoever takes part now that may be the first word of it: its connection is under way.
        if (known.warms() && !hello.capabilities.includes(WARMS)) known.takesPart();
        else known.link.greeted(hello.asks);
        return;
      }
      if (hello.asks && !isWarming()) options.tellOrders(peerId);
      welcome(peerId, hello);
    },
    signal,
  );
  door.on('changed', lookAtDoor, signal);
  door.on('changed', lookAtRule, signal);
  signaling.on('message', ({ peerId, message }) => receive(peerId, message), signal);
  signaling.on(
    'left',
    ({ peerId }) => {
      alike.delete(peerId);
      members.get(peerId)?.link.hint();
    },
    signal,
  );
  signaling.on(
    'iceServers',
    (pushed) => {
      iceServers = [...options.iceServers, ...pushed.iceServers];
      // A restart needs allocations on both sides, and an old password gets none.
      for (const { link } of members.values()) link.followPaths();
    },
    signal,
  );

  return {
    on: emitter.on,
    send(peerId, channel, data, lossy) {
      for (const [id, member] of members) {
        if ((peerId ?? id) === id && !member.isApart()) member.link.send(channel, data, lossy);
      }
    },
    setTrack(source, track) {
      if (tracks[source] === track) return;
      tracks[source] = track;
      if (source === 'camera' || source === 'microphone') options.fanOut?.setTrack(source, track);
      for (const member of members.values()) {
        if (!member.isApart()) member.link.setTrack(source, track);
      }
      pictures.update();
    },
    hideAddress(hidden) {
      wantsHidden = hidden;
      lookAtRule();
    },
    setWish: pictures.setWish,
    pictureTerms: pictures.terms,
    canFanOut: options.fanOut !== null,
    setFanOut: (enabled) => options.fanOut?.setEnabled(enabled),
    remoteTrack: (peerId, source) => members.get(peerId)?.link.remoteTrack(source) ?? null,
    encoders: () => pictures.encoders(),
    remoteLevel: (peerId) => members.get(peerId)?.link.remoteLevel() ?? 0,
    async stats(peerId) {
      const stats = (await members.get(peerId)?.link.stats()) ?? null;
      if (stats !== null) pictures.setRelayed(peerId, stats.relayed);
      return stats;
    },
    connected: () =>
      [...members].flatMap(([peerId, member]) =>
        member.link.state() === 'open' && !member.isApart() ? peerId : [],
      ),
    retry: (peerId) => members.get(peerId)?.link.offer(),
    async sayGoodbye() {
      const goodbyes = [...members.keys()].map((peerId) =>
        signaling.send(peerId, { type: 'bye', reason: 'left' }),
      );
      await Promise.all(goodbyes);
    },
    async enter(onTold) {
      const news = [...members.keys()].map((peerId) => signaling.send(peerId, { type: 'in' }));
      onTold();
      for (const member of members.values()) member.weTakePart();
      for (const [peerId, hello] of alike) {
        signaling.introduce(peerId);
        // Of the two we are inside now, and the other one is to come.
        welcome(peerId, { ...hello, asks: true });
      }
      await Promise.all(news);
      return members.size > 0;
    },
  };
}
