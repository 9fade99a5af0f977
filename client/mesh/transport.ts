// PORT: one connection to one peer, whatever makes it. The mesh knows nothing below this.
import type { Bytes } from '../kit/bytes.ts';
import type { Emitter } from '../kit/emitter.ts';
import type { Candidate } from '../signaling/messages.ts';
import type { Slave } from './fan-out/slave.ts';
import type { FanOut } from './fan-out/fan-out.ts';
import type { LinkStats } from './link-stats.ts';
import type { Encoding } from './picture-size.ts';
import type { SendReading } from './send-reading.ts';

/**
 * The sources of a member, in the fixed order of their transceivers: negotiated once, in the first
 * offer, for ever. What is off sends nothing.
 */
export const SOURCES = ['microphone', 'camera', 'screen', 'screenAudio'] as const;
export type SourceName = (typeof SOURCES)[number];
/** Null pauses the source. */
export type Encodings = readonly (readonly [SourceName, Encoding | null])[];
export type SourceTracks = Readonly<Record<SourceName, MediaStreamTrack | null>>;

export type TransportSignal =
  | { type: 'offer' | 'answer'; sdp: string }
  | { type: 'candidate'; candidate: Candidate };

export interface TransportEvents {
  /** To be carried to the other side, in this order. */
  signal: TransportSignal;
  /** Both channels can be written to. */
  open: undefined;
  message: { lossy: boolean; data: Bytes };
  /** The reliable channel's backlog fell below its low-water mark. */
  drained: undefined;
  /**
   * Nothing follows. `byPeer`: the other side closed its end; otherwise the browser refused something
   * and a new connection may do better.
   */
  closed: { byPeer: boolean };
}

/** How paths to the other side are looked for. */
export interface PathTerms {
  iceServers: readonly RTCIceServer[];
  /** Only paths through a TURN server, so that the other side sees no address of ours. */
  relayOnly: boolean;
}

export interface TransportOptions {
  /** The initiator makes all offers, the first one at once. */
  initiator: boolean;
  paths: PathTerms;
  /** What to send from the start. */
  tracks: SourceTracks;
  /** How, until setEncoding() says otherwise. */
  encodings: Encodings;
  /** Where several links can be fed from one encoder; null = each encodes for itself. */
  fanOut: FanOut | null;
}

export interface Transport {
  on: Emitter<TransportEvents>['on'];
  /** Takes what the other side's `signal` events said. Descriptions must be checked before. */
  signal(signal: TransportSignal): void;
  /** False when the channel is not open. */
  send(data: Bytes, lossy: boolean): boolean;
  /** Bytes waiting in the reliable channel. */
  backlogBytes(): number;
  /** Sends another track, or none, without negotiation. */
  setTrack(source: SourceName, track: MediaStreamTrack | null): void;
  /** Null pauses the source until the next encoding; nothing is negotiated. */
  setEncoding(source: SourceName, encoding: Encoding | null): void;
  /** The other side's track of this source; null before the first description. */
  remoteTrack(source: SourceName): MediaStreamTrack | null;
  /** Loudness 0 to 1 of the other side's microphone just now. */
  remoteLevel(): number;
  /** Changes whenever sound or picture of the other side has arrived; 0 before. */
  mediaStamp(): number;
  /** From the next gathering on, which a restart brings; an open path that works is kept all the same. */
  setPaths(paths: PathTerms): void;
  /** Initiator only: a new offer with new ICE credentials (RFC 8445 section 2.4). */
  restart(): void;
  /** SHA-256 of the certificate that the other side really used; null where the browser cannot tell. */
  remoteFingerprint(): Promise<Bytes | null>;
  stats(): Promise<LinkStats | null>;
  /** How the camera is being sent; null where there is nothing to read. */
  sending(): Promise<SendReading | null>;
  /** Pictures of the other side's camera decoded so far; null where unknown. */
  picturesSeen(): Promise<number | null>;
  /** This connection's place in the fan-out; null when it has none. */
  slave(): Slave | null;
}

/** Makes a connection that lives until the signal aborts. */
export type CreateTransport = (options: TransportOptions, signal: AbortSignal) => Transport;
