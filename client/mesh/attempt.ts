// One attempt at a connection: a transport, its channels, and the signals that belong to it.
import { equalBytes, type Bytes } from '../kit/bytes.ts';
import type { Clock } from '../kit/clock.ts';
import { createEmitter, type Emitter } from '../kit/emitter.ts';
import type { AddressRule } from '../signaling/address-rules.ts';
import type { Candidate, PairMessage } from '../signaling/messages.ts';
import type { FanOut } from './fan-out/fan-out.ts';
import { createChannelMux, type ChannelMux } from './channel-mux.ts';
import { createDetourWatch, takenSignal, toldSignal } from './told-signals.ts';
import type {
  CreateTransport,
  Encodings,
  SourceTracks,
  Transport,
  TransportSignal,
} from './transport.ts';

/** The first candidates are on their way at once, later ones wait for company. */
const FIRST_BATCH_MS = 8;
const BATCH_MS = 50;
/** The certificate is compared within milliseconds. */
const MAX_HELD = 256;
/** What one message may hold. */
const MAX_BATCH = 32;

export interface AttemptOptions {
  /** Both sides' name for it. */
  name: string;
  initiator: boolean;
  /** SHA-256 of the certificate that the peer announced. */
  fingerprint: Uint8Array;
  createTransport: CreateTransport;
  clock: Clock;
  iceServers(): readonly RTCIceServer[];
  /** Which addresses may be told, and taken, from now on. */
  addressRule(): AddressRule;
  tracks(): SourceTracks;
  /** What to send until the connection has shown what it can carry. */
  startEncodings(): Encodings;
  fanOut: FanOut | null;
  send(message: PairMessage): Promise<unknown>;
}

export interface AttemptEvents {
  open: undefined;
  /** The other side used another certificate than it announced. */
  foreign: undefined;
  /** Anything came from the other side. */
  heard: undefined;
  message: { channel: string; data: Bytes };
  tracks: undefined;
  /** Both descriptions are exchanged: from here on it is the network's turn. */
  negotiated: undefined;
  /** Addresses are hidden, and there is a TURN server to hide behind, or there is none. */
  detour: { reachable: boolean };
  closed: { byPeer: boolean };
}

export interface Attempt {
  on: Emitter<AttemptEvents>['on'];
  readonly name: string;
  readonly initiator: boolean;
  readonly transport: Transport;
  readonly mux: ChannelMux;
  isOpen(): boolean;
  /** Initiator: the first offer was answered. */
  isAnswered(): boolean;
  receiveOffer(round: number, sdp: string): void;
  receiveAnswer(round: number, sdp: string): void;
  receiveCandidates(candidates: readonly Candidate[]): void;
  /** The other side asks for an ICE restart. */
  receiveRestart(): void;
  /** Restarts ICE, or asks the side that can. */
  restart(): void;
  /** Not open yet, and the rule about addresses has changed: looks for paths by the new one. */
  changePath(): void;
  /** The servers for paths are other ones: for the next restart, whoever asks for it. */
  followPaths(): void;
}

export function createAttempt(options: AttemptOptions, signal: AbortSignal): Attempt {
  const { name, initiator, clock, send } = options;
  const emitter = createEmitter<AttemptEvents>();
  const { createTransport, iceServers, tracks, startEncodings, fanOut } = options;
  const relayOnly = () => options.addressRule() !== 'open';
  const paths = () => ({ iceServers: iceServers(), relayOnly: relayOnly() });
  const transport = createTransport(
    {
      initiator,
      paths: paths(),
      tracks: tracks(),
      encodings: startEncodings(),
      fanOut,
    },
    signal,
  );
  const watchDetour = createDetourWatch(
    clock,
    relayOnly,
    (reachable) => emitter.emit('detour', { reachable }),
    signal,
  );
  const mux = createChannelMux(transport);
  let open = false;
  /** Frames that came before the certificate was compared. */
  const held: { lossy: boolean; data: Bytes }[] = [];
  let answered = false;
  /** Of our offers, or of the offer that we answer. */
  let round = 0;
  let answering = false;
  let nextOffer: { round: number; sdp: string } | null = null;
  let batch: Candidate[] = [];
  let batched = false;

  function receiveOffer(offerRound: number, sdp: string) {
    if (answering) {
      nextOffer = { round: offerRound, sdp };
      return;
    }
    answering = true;
    round = offerRound;
    take({ type: 'offer', sdp });
  }

  function take(signaled: TransportSignal) {
    const taken = takenSignal(signaled, options.addressRule());
    if (taken !== null) transport.signal(taken);
  }

  function describe(type: 'offer' | 'answer', sdp: string) {
    if (type === 'offer') round += 1;
    const sent = send({ type, attempt: name, round, sdp });
    emitter.emit('tracks', undefined);
    if (type === 'offer') return;
    void sent.then(() => emitter.emit('negotiated', undefined));
    answering = false;
    const next = nextOffer;
    nextOffer = null;
    if (next !== null) receiveOffer(next.round, next.sdp);
  }

  function restart() {
    if (initiator) transport.restart();
    else void send({ type: 'restart', attempt: name });
  }

  function followPaths() {
    transport.setPaths(paths());
  }

  function flush() {
    // The rule may have changed since they were found.
    const candidates = batch.filter(
      (candidate) => toldSignal({ type: 'candidate', candidate }, options.addressRule()) !== null,
    );
    batch = [];
    for (let at = 0; at < candidates.length; at += MAX_BATCH) {
      void send({
        type: 'candidates',
        attempt: name,
        candidates: candidates.slice(at, at + MAX_BATCH),
      });
    }
  }

  transport.on(
    'signal',
    (signaled) => {
      watchDetour(signaled);
      const message = toldSignal(signaled, options.addressRule());
      if (message === null) return;
      if (message.type !== 'candidate') {
        describe(message.type, message.sdp);
        return;
      }
      batch.push(message.candidate);
      if (batch.length > 1) return;
      clock.after(batched ? BATCH_MS : FIRST_BATCH_MS, flush, signal);
      batched = true;
    },
    signal,
  );
  async function compareCertificate() {
    const used = await transport.remoteFingerprint();
    if (signal.aborted) return;
    if (used !== null && !equalBytes(used, options.fingerprint)) {
      emitter.emit('foreign', undefined);
      return;
    }
    open = true;
    emitter.emit('open', undefined);
    for (const frame of held.splice(0)) receive(frame);
  }

  function receive({ lossy, data }: { lossy: boolean; data: Bytes }) {
    emitter.emit('heard', undefined);
    const message = mux.receive(data, lossy);
    if (message !== null) emitter.emit('message', message);
  }

  transport.on('open', () => void compareCertificate(), signal);
  transport.on(
    'message',
    (frame) => {
      if (open) receive(frame);
      else if (held.length < MAX_HELD) held.push(frame);
    },
    signal,
  );
  transport.on('drained', () => mux.drain(), signal);
  transport.on(
    'closed',
    (closed) => {
      open = false;
      emitter.emit('closed', closed);
    },
    signal,
  );

  return {
    on: emitter.on,
    name,
    initiator,
    transport,
    mux,
    isOpen: () => open,
    isAnswered: () => answered,
    receiveOffer,
    receiveAnswer(answerRound, sdp) {
      if (!initiator || answerRound !== round) return;
      answered = true;
      take({ type: 'answer', sdp });
      emitter.emit('negotiated', undefined);
    },
    receiveCandidates(candidates) {
      for (const candidate of candidates) take({ type: 'candidate', candidate });
    },
    receiveRestart() {
      if (initiator) transport.restart();
    },
    restart,
    changePath() {
      followPaths();
      restart();
    },
    followPaths,
  };
}
