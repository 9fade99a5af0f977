// The transport upon simple-peer: the only file that names it, and that knows its insides.
/* oxlint-disable no-underscore-dangle -- simple-peer's private names, all listed in `Insides` */
import SimplePeer from 'simple-peer';
import type { Bytes } from '../kit/bytes.ts';
import { createEmitter } from '../kit/emitter.ts';
import { onAbort } from '../kit/lifetime.ts';
import { createLog } from '../kit/log.ts';
import type { Candidate } from '../signaling/messages.ts';
import { withoutRepetition, withSilenceUnsent } from './codecs.ts';
import { reduceStats } from './link-stats.ts';
import { createSourceTransceivers } from './source-transceivers.ts';
import { createStatsReader } from './stats-reader.ts';
import {
  type CreateTransport,
  type PathTerms,
  type SourceName,
  type Transport,
  type TransportEvents,
  type TransportOptions,
  type TransportSignal,
} from './transport.ts';

const log = createLog('transport');

/** Bytes in the reliable channel below which more may be written. */
const LOW_WATER_BYTES = 64 * 1024;

/** What we use of simple-peer 9.11.1, public and private; the transport contract test guards it. */
interface Insides {
  _pc: RTCPeerConnection;
  _channel: RTCDataChannel;
  _onIceStateChange(): void;
  _onConnectionStateChange(): void;
  negotiate(): void;
  destroyed: boolean;
  destroying: boolean;
}

/**
 * Transports that all use this certificate, so that a member has one fingerprint. Microphone and
 * camera share one stream, screen and its sound another: receivers keep those in lip sync.
 */
export function simplePeerTransports(certificate: RTCCertificate): CreateTransport {
  const person = new MediaStream();
  const screen = new MediaStream();
  const streamOf: Record<SourceName, MediaStream> = {
    microphone: person,
    camera: person,
    screen,
    screenAudio: screen,
  };
  return (options, signal) => createSimplePeerTransport(options, certificate, streamOf, signal);
}

function createSimplePeerTransport(
  options: TransportOptions,
  certificate: RTCCertificate,
  streamOf: Record<SourceName, MediaStream>,
  signal: AbortSignal,
): Transport {
  const emitter = createEmitter<TransportEvents>();
  const earlyCandidates: Candidate[] = [];

  const peer = new SimplePeer({
    initiator: options.initiator,
    trickle: true,
    channelName: 'reliable',
    channelConfig: { negotiated: true, id: 0 },
    // Without a config simple-peer would ask STUN servers of third parties.
    config: {
      ...configurationOf(options.paths),
      bundlePolicy: 'max-bundle',
      certificates: [certificate],
    },
  });
  const insides = peer as unknown as Insides;
  const pc = insides._pc;
  const reliable = insides._channel;
  const readStats = createStatsReader();
  const sources = createSourceTransceivers(
    pc,
    streamOf,
    options,
    () => emitter.emit('closed', { byPeer: false }),
    signal,
  );
  surviveFailure(insides);

  // Both sides must know channel 1 before the first offer is applied.
  const lossy = pc.createDataChannel('lossy', {
    negotiated: true,
    id: 1,
    ordered: false,
    maxRetransmits: 0,
  });
  lossy.binaryType = 'arraybuffer';
  reliable.bufferedAmountLowThreshold = LOW_WATER_BYTES;
  lossy.addEventListener('message', ({ data }) => receive(data, true));
  reliable.addEventListener('bufferedamountlow', () => emitter.emit('drained', undefined));
  const openIfBoth = () => {
    if (reliable.readyState === 'open' && lossy.readyState === 'open') {
      emitter.emit('open', undefined);
    }
  };
  // simple-peer's own `connect` waits for getStats(): a few frames too late for us.
  reliable.addEventListener('open', openIfBoth);
  lossy.addEventListener('open', openIfBoth);

  peer.on('data', (data: Uint8Array | string) => {
    if (typeof data !== 'string') receive(data, false);
  });
  peer.on('signal', (data: { type: string; sdp?: string; candidate?: Candidate }) => {
    if ((data.type === 'offer' || data.type === 'answer') && data.sdp !== undefined) {
      emitter.emit('signal', { type: data.type, sdp: withoutRepetition(data.sdp) });
    } else if (data.type === 'candidate' && data.candidate !== undefined) {
      emitter.emit('signal', { type: 'candidate', candidate: data.candidate });
    }
  });
  peer.on('signalingStateChange', (state: RTCSignalingState) => {
    // simple-peer creates the answer right after this event.
    if (state === 'have-remote-offer') sources.adopt();
    if (pc.remoteDescription !== null) for (const early of earlyCandidates.splice(0)) add(early);
  });
  let failure = '';
  peer.on('error', (error: Error) => {
    failure = errorCode(error);
    log.info(`ended: ${failure}`);
  });
  peer.on('close', () => {
    // Data channels only end when the other side closes: "User-Initiated Abort" is its farewell.
    const byPeer = failure === '' || failure === 'ERR_DATA_CHANNEL';
    if (!signal.aborted) emitter.emit('closed', { byPeer });
  });
  onAbort(signal, () => peer.destroy());

  if (options.initiator) sources.add();

  function receive(data: unknown, isLossy: boolean) {
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data;
    if (bytes instanceof Uint8Array) {
      emitter.emit('message', { lossy: isLossy, data: bytes as Bytes });
    }
  }

  // Not through simple-peer, which destroys the connection for one candidate that does not fit.
  function add(candidate: Candidate) {
    pc.addIceCandidate(candidate as RTCIceCandidateInit).catch((error: unknown) => {
      if (!signal.aborted) log.debug(`candidate ignored: ${errorCode(error)}`);
    });
  }

  async function restart() {
    if (insides.destroyed || insides.destroying) return;
    // An offer that got no answer would block every further one.
    if (pc.signalingState === 'have-local-offer') {
      await pc.setLocalDescription({ type: 'rollback' });
    }
    if (signal.aborted || pc.signalingState !== 'stable') return;
    pc.restartIce();
    insides.negotiate();
  }

  return {
    on: emitter.on,
    signal(message: TransportSignal) {
      if (signal.aborted || insides.destroyed || insides.destroying) return;
      if (message.type === 'candidate') {
        if (pc.remoteDescription === null) earlyCandidates.push(message.candidate);
        else add(message.candidate);
      } else if (message.type === 'offer' || pc.signalingState === 'have-local-offer') {
        peer.signal({ ...message, sdp: withSilenceUnsent(message.sdp) });
      }
    },
    send(data, isLossy) {
      const channel = isLossy ? lossy : reliable;
      if (channel.readyState !== 'open') return false;
      try {
        channel.send(data);
        return true;
      } catch (error) {
        // A full send buffer throws; the caller keeps the data.
        log.warn(`channel refused data: ${errorCode(error)}`);
        return false;
      }
    },
    backlogBytes: () => reliable.bufferedAmount,
    setTrack: sources.setTrack,
    setEncoding: sources.setEncoding,
    remoteTrack: sources.remoteTrack,
    remoteLevel: sources.remoteLevel,
    mediaStamp: sources.mediaStamp,
    setPaths(paths) {
      if (insides.destroyed || insides.destroying) return;
      pc.setConfiguration({ ...pc.getConfiguration(), ...configurationOf(paths) });
    },
    restart() {
      restart().catch((error: unknown) => {
        log.warn(`restart failed: ${errorCode(error)}`);
      });
    },
    async remoteFingerprint() {
      const certificate = pc.sctp?.transport.getRemoteCertificates?.()[0];
      if (certificate === undefined) return null;
      return new Uint8Array(await crypto.subtle.digest('SHA-256', certificate));
    },
    slave: sources.slave,
    picturesSeen: async () => (signal.aborted ? null : sources.picturesSeen()),
    sending: async () => (signal.aborted ? null : sources.sending()),
    async stats() {
      if (signal.aborted) return null;
      return reduceStats(readStats(await pc.getStats()));
    },
  };
}

function configurationOf({ iceServers, relayOnly }: PathTerms) {
  const iceTransportPolicy: RTCIceTransportPolicy = relayOnly ? 'relay' : 'all';
  return { iceServers: [...iceServers], iceTransportPolicy };
}

/** simple-peer destroys itself on `failed`; we restart ICE instead and decide ourselves. */
function surviveFailure(insides: Insides) {
  const pc = insides._pc;
  pc.oniceconnectionstatechange = () => {
    if (pc.iceConnectionState !== 'failed') insides._onIceStateChange();
  };
  pc.onconnectionstatechange = () => {
    if (pc.connectionState !== 'failed') insides._onConnectionStateChange();
  };
}

/** A code without the message's details, which may hold addresses. */
function errorCode(error: unknown): string {
  if (error instanceof Error) return 'code' in error ? String(error.code) : error.name;
  return 'unknown';
}
