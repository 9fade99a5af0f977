// PORT: one connection to one peer, whatever makes it. The mesh knows nothing below this.
import type { Bytes } from '../kit/bytes.ts';
import type { Emitter } from '../kit/emitter.ts';
import type { Candidate } from '../signaling/messages.ts';
import type { Encoding } from './allocation.ts';
import type { LinkStats } from './link-stats.ts';

/**
 * The sources of a member, in the fixed order of their transceivers: negotiated once, in the first
 * offer, for ever. What is off sends nothing.
 */
export const SOURCES = ['microphone', 'camera', 'screen', 'screenAudio'] as const;
export type SourceName = (typeof SOURCES)[number];
export type Encodings = readonly (readonly [SourceName, Encoding])[];
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

export interface TransportOptions {
  /** The initiator makes all offers, the first one at once. */
  initiator: boolean;
  iceServers: readonly RTCIceServer[];
  /** What to send from the start. */
  tracks: SourceTracks;
  /** How, until setEncoding() says otherwise. */
  encodings: Encodings;
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
  setEncoding(source: SourceName, encoding: Encoding): void;
  /** The other side's track of this source; null before the first description. */
  remoteTrack(source: SourceName): MediaStreamTrack | null;
  /** Loudness 0 to 1 of the other side's microphone just now. */
  remoteLevel(): number;
  /** Changes whenever sound or picture of the other side has arrived; 0 before. */
  mediaStamp(): number;
  /** Initiator only: a new offer with new ICE credentials (RFC 8445 section 2.4). */
  restart(iceServers: readonly RTCIceServer[]): void;
  /** SHA-256 of the certificate that the other side really used; null where the browser cannot tell. */
  remoteFingerprint(): Promise<Bytes | null>;
  stats(): Promise<LinkStats | null>;
}

/** Makes a connection that lives until the signal aborts. */
export type CreateTransport = (options: TransportOptions, signal: AbortSignal) => Transport;
