// The set of links: who offers, who is there, and what is sent to all.
import type { Clock } from '../kit/clock.ts';
import type { Bytes } from '../kit/bytes.ts';
import { createEmitter, type Emitter } from '../kit/emitter.ts';
import { childLifetime } from '../kit/lifetime.ts';
import type { Hello } from '../signaling/hello.ts';
import { LOOKS_IN } from '../signaling/look-in.ts';
import type { RelaySocket } from '../signaling/relay-socket.ts';
import type { Signaling } from '../signaling/signaling.ts';
import { cameraEncoding, screenEncoding, startEncoding } from './allocation.ts';
import { createLink, type Link } from './link.ts';
import type { LinkStats } from './link-stats.ts';
import type { LinkState } from './recovery.ts';
import type { CreateTransport, Encodings, SourceName } from './transport.ts';

export interface MeshOptions {
  ownId: string;
  signaling: Signaling;
  createTransport: CreateTransport;
  clock: Clock;
  /** Before the relay pushes others. */
  iceServers: readonly RTCIceServer[];
  relay: Pick<RelaySocket, 'isOpen' | 'connections'>;
}

export interface MeshEvents {
  /** The peer proved its key: it may be shown. `newcomer`: it came after us. */
  'peer-up': { peerId: string; name: string; newcomer: boolean };
  /** Both sides have described themselves; the network does the rest. */
  negotiated: { peerId: string };
  state: { peerId: string; state: LinkState };
  /** Messages can be exchanged: for the first time, or again after a new connection. */
  open: { peerId: string };
  message: { peerId: string; channel: string; data: Bytes };
  /** Ask for remoteTrack() again. */
  tracks: { peerId: string };
  'peer-gone': { peerId: string };
}

export interface Mesh {
  on: Emitter<MeshEvents>['on'];
  /** Sends to one peer or, with null, to all whose channels are open. */
  send(peerId: string | null, channel: string, data: Uint8Array, lossy?: boolean): void;
  /** Sends this track to everybody from now on; null sends nothing. */
  setTrack(source: SourceName, track: MediaStreamTrack | null): void;
  remoteTrack(peerId: string, source: SourceName): MediaStreamTrack | null;
  /** Loudness of a peer's microphone just now, 0 to 1. */
  remoteLevel(peerId: string): number;
  stats(peerId: string): Promise<LinkStats | null>;
  /** Tries a lost peer again. */
  retry(peerId: string): void;
  /** Says goodbye to everybody; resolves when said. Then abort the signal. */
  sayGoodbye(): Promise<void>;
}

interface Member {
  link: Link;
  name: string;
  shown: boolean;
  newcomer: boolean;
}

export function createMesh(options: MeshOptions, signal: AbortSignal): Mesh {
  const { signaling, ownId, clock } = options;
  const emitter = createEmitter<MeshEvents>();
  const members = new Map<string, Member>();
  const tracks: Record<SourceName, MediaStreamTrack | null> = {
    microphone: null,
    camera: null,
    screen: null,
    screenAudio: null,
  };
  let iceServers = options.iceServers;

  function encodings(): Encodings {
    return [
      ['camera', cameraEncoding(members.size)],
      ['screen', screenEncoding()],
    ];
  }

  function allSilent(): boolean {
    return members.size > 1 && [...members.values()].every(({ link }) => link.isSilent());
  }

  function add(peerId: string, hello: Hello): Member {
    const lifetime = childLifetime(signal);
    const link = createLink(
      {
        peerId,
        ownId,
        fingerprint: hello.fingerprint,
        createTransport: options.createTransport,
        clock,
        iceServers: () => iceServers,
        tracks: () => tracks,
        encodings,
        startEncodings: () => [['camera', startEncoding(members.size + 1)]],
        send: (message) => signaling.send(peerId, message),
        bindChannel: (send) => signaling.bindChannel(peerId, send),
        receiveSealed: (sealed) => signaling.receiveFromChannel(peerId, sealed),
        relayConnections: options.relay.connections,
        surroundings: () => ({
          carrier: signaling.canReachByRelay(peerId),
          relayOpen: options.relay.isOpen(),
          allSilent: allSilent(),
        }),
      },
      lifetime.signal,
    );
    const member = { link, name: hello.name, shown: false, newcomer: hello.asks };
    members.set(peerId, member);
    link.on('state', (state) => emitter.emit('state', { peerId, state }));
    link.on('negotiated', () => emitter.emit('negotiated', { peerId }));
    link.on('open', () => emitter.emit('open', { peerId }));
    link.on('message', (message) => emitter.emit('message', { peerId, ...message }));
    link.on('tracks', () => emitter.emit('tracks', { peerId }));
    link.on('gone', () => {
      lifetime.abort();
      members.delete(peerId);
      signaling.forget(peerId);
      adjustEncodings();
      if (member.shown) emitter.emit('peer-gone', { peerId });
    });
    adjustEncodings();
    return member;
  }

  function adjustEncodings() {
    for (const { link } of members.values()) link.applyEncodings();
  }

  signaling.on(
    'hello',
    ({ peerId, hello }) => {
      // Signaling has answered with our own hello; more is not wanted.
      if (hello.capabilities.includes(LOOKS_IN)) {
        signaling.forget(peerId);
        return;
      }
      const known = members.get(peerId);
      if (known !== undefined) {
        known.link.greeted(hello.asks);
        return;
      }
      const { link } = add(peerId, hello);
      // Members offer at once; the newcomer waits for their offers.
      if (hello.asks) link.offer();
      else link.await();
    },
    signal,
  );
  signaling.on(
    'message',
    ({ peerId, message }) => {
      const member = members.get(peerId);
      if (member === undefined) return;
      const isNew = !member.shown && message.type !== 'bye';
      member.shown ||= isNew;
      if (isNew) emitter.emit('peer-up', { peerId, name: member.name, newcomer: member.newcomer });
      member.link.receive(message);
    },
    signal,
  );
  signaling.on('left', ({ peerId }) => members.get(peerId)?.link.hint(), signal);
  signaling.on(
    'iceServers',
    (pushed) => (iceServers = [...options.iceServers, ...pushed.iceServers]),
    signal,
  );

  return {
    on: emitter.on,
    send(peerId, channel, data, lossy) {
      if (peerId !== null) members.get(peerId)?.link.send(channel, data, lossy);
      else for (const { link } of members.values()) link.send(channel, data, lossy);
    },
    setTrack(source, track) {
      if (tracks[source] === track) return;
      tracks[source] = track;
      for (const { link } of members.values()) link.setTrack(source, track);
    },
    remoteTrack: (peerId, source) => members.get(peerId)?.link.remoteTrack(source) ?? null,
    remoteLevel: (peerId) => members.get(peerId)?.link.remoteLevel() ?? 0,
    stats: async (peerId) => (await members.get(peerId)?.link.stats()) ?? null,
    retry: (peerId) => members.get(peerId)?.link.offer(),
    async sayGoodbye() {
      const goodbyes = [...members.keys()].map((peerId) =>
        signaling.send(peerId, { type: 'bye', reason: 'left' }),
      );
      await Promise.all(goodbyes);
    },
  };
}
