// One peer: attempts at a connection, what travels over it, and its repair.
import type { Bytes } from '../kit/bytes.ts';
import type { Clock } from '../kit/clock.ts';
import { createEmitter, type Emitter } from '../kit/emitter.ts';
import { childLifetime } from '../kit/lifetime.ts';
import { createLog } from '../kit/log.ts';
import { descriptionFault, withoutStaleFeedback } from '../signaling/description-rules.ts';
import type { PairMessage } from '../signaling/messages.ts';
import { createAttempt, type Attempt } from './attempt.ts';
import { createHeartbeat, HEARTBEAT_CHANNEL } from './heartbeat.ts';
import type { LinkStats } from './link-stats.ts';
import { decide, farewellGraceMs, type LinkFacts, type LinkState } from './recovery.ts';
import type { CreateTransport, Encodings, SourceName, SourceTracks } from './transport.ts';

const log = createLog('link');

/** The mesh's own channel for sealed signals. */
const SIGNAL_CHANNEL = 's';
const TICK_MS = 250;
/** A small first picture comes at once; the full one follows when the path has been measured. */
const FIRST_SIGHT_MS = 1_000;
/** If a member introduced itself and its offer never came, we offer. */
const OFFER_PATIENCE_MS = 4_000;
/** An own offer this old has been lost; it no longer wins against the other side's. */
const OFFER_LIFE_MS = 10_000;

export interface LinkOptions {
  peerId: string;
  ownId: string;
  /** SHA-256 of the certificate that the peer announced. */
  fingerprint: Uint8Array;
  createTransport: CreateTransport;
  clock: Clock;
  iceServers(): readonly RTCIceServer[];
  tracks(): SourceTracks;
  encodings(): Encodings;
  startEncodings(): Encodings;
  /** Seals and sends over the best carrier; resolves when it is on its way. */
  send(message: PairMessage): Promise<unknown>;
  /** Offers the link's channel as carrier, or takes it away. */
  bindChannel(send: ((sealed: Bytes) => boolean) | null): void;
  receiveSealed(sealed: Bytes): void;
  /** How many sockets to the relay we have had: signals of an earlier one may be lost. */
  relayConnections(): number;
  /** What the mesh knows and the link does not. */
  surroundings(): Pick<LinkFacts, 'carrier' | 'relayOpen' | 'allSilent'>;
}

export interface LinkEvents {
  state: LinkState;
  /** Channels are open: for the first time, or again after a new connection. */
  open: undefined;
  message: { channel: string; data: Bytes };
  /** Both sides have described themselves; the network does the rest. */
  negotiated: undefined;
  /** There are (other) remote tracks. */
  tracks: undefined;
  /** Nothing follows. */
  gone: undefined;
}

export interface Link {
  on: Emitter<LinkEvents>['on'];
  readonly peerId: string;
  state(): LinkState;
  /** Waits for the peer's offer, for a while. */
  await(): void;
  /** Makes a new connection and offers it. */
  offer(): void;
  /** A valid message of the peer. */
  receive(message: PairMessage): void;
  /** The peer said hello again; `asks` = over a new socket. */
  greeted(asks: boolean): void;
  /** The relay says that the peer's socket ended. */
  hint(): void;
  send(channel: string, data: Uint8Array, lossy?: boolean): boolean;
  setTrack(source: SourceName, track: MediaStreamTrack | null): void;
  applyEncodings(): void;
  remoteTrack(source: SourceName): MediaStreamTrack | null;
  remoteLevel(): number;
  isSilent(): boolean;
  stats(): Promise<LinkStats | null>;
}

export function createLink(options: LinkOptions, signal: AbortSignal): Link {
  const { clock, peerId, ownId } = options;
  const emitter = createEmitter<LinkEvents>();
  const lifetime = childLifetime(signal);
  const heartbeat = createHeartbeat(clock);
  let attempt: Attempt | null = null;
  let attemptLife = new AbortController();
  let attemptAtMs = clock.nowMs();
  let attemptRelay = options.relayConnections();
  let confirmed = false;
  let everOpen = false;
  let restarts = 0;
  let restartAtMs = 0;
  let state: LinkState = 'connecting';
  let farewell: LinkFacts['farewell'] = 'none';
  let farewellAtMs = 0;

  function begin(initiator: boolean, name: string): Attempt {
    attemptLife.abort();
    attemptLife = childLifetime(lifetime.signal);
    attemptAtMs = clock.nowMs();
    attemptRelay = options.relayConnections();
    restarts = 0;
    farewell = 'none';
    options.bindChannel(null);
    const begun = createAttempt({ ...options, name, initiator }, attemptLife.signal);
    attempt = begun;
    begun.on('open', () => opened(begun), attemptLife.signal);
    begun.on('foreign', refuse, attemptLife.signal);
    begun.on('heard', heard, attemptLife.signal);
    begun.on(
      'message',
      ({ channel, data }) => receiveData(begun, channel, data),
      attemptLife.signal,
    );
    begun.on('tracks', () => emitter.emit('tracks', undefined), attemptLife.signal);
    begun.on('negotiated', () => emitter.emit('negotiated', undefined), attemptLife.signal);
    begun.on('closed', closed, attemptLife.signal);
    emitter.emit('tracks', undefined);
    return begun;
  }

  function refuse() {
    log.error('a connection with a foreign certificate was closed');
    end();
  }

  function opened(begun: Attempt) {
    everOpen = true;
    heard();
    options.bindChannel((sealed) => begun.mux.send(SIGNAL_CHANNEL, sealed));
    check();
    emitter.emit('open', undefined);
    clock.after(FIRST_SIGHT_MS, applyEncodings, attemptLife.signal);
  }

  function receiveData(begun: Attempt, channel: string, data: Bytes) {
    if (channel === SIGNAL_CHANNEL) options.receiveSealed(data);
    else if (channel === HEARTBEAT_CHANNEL) {
      const answer = heartbeat.receive(data);
      if (answer !== null) begun.mux.send(HEARTBEAT_CHANNEL, answer, true);
      refuteHint();
    } else emitter.emit('message', { channel, data });
  }

  function heard() {
    heartbeat.heard();
    restarts = 0;
    refuteHint();
    if (state !== 'open' && attempt?.isOpen() === true) check();
  }

  /** What was on its way before the hint proves nothing; an answer to a later ping does. */
  function refuteHint() {
    if (farewell !== 'hinted') return;
    const isLate =
      heartbeat.silentMs() === 0 &&
      clock.nowMs() - farewellAtMs > farewellGraceMs(heartbeat.roundTripMs());
    if (isLate || heartbeat.answeredSince(farewellAtMs)) farewell = 'none';
  }

  function closed({ byPeer }: { byPeer: boolean }) {
    if (byPeer) sayFarewell('closed');
    else check();
  }

  function sayFarewell(kind: 'hinted' | 'closed') {
    if (farewell !== 'none' && farewell !== kind) farewell = 'both';
    else {
      farewell = kind;
      farewellAtMs = clock.nowMs();
    }
    check();
    if (kind === 'hinted' && !lifetime.signal.aborted) {
      ping();
      const graceMs = farewellGraceMs(heartbeat.roundTripMs());
      // The first ping, or its answer, may be lost.
      clock.after(graceMs / 3, ping, lifetime.signal);
      clock.after(graceMs + 1, check, lifetime.signal);
    }
  }

  function ping() {
    if (attempt?.isOpen() === true) attempt.mux.send(HEARTBEAT_CHANNEL, heartbeat.ping(), true);
  }

  /** Looks at the facts, and does what they call for. */
  function check() {
    if (lifetime.signal.aborted) return;
    const nowMs = clock.nowMs();
    const verdict = decide({
      confirmed,
      open: attempt?.isOpen() === true,
      everOpen,
      initiator: attempt?.initiator ?? true,
      attemptMs: nowMs - attemptAtMs,
      silentMs: heartbeat.silentMs(),
      restarts,
      sinceRestartMs: nowMs - restartAtMs,
      farewell,
      sinceFarewellMs: nowMs - farewellAtMs,
      roundTripMs: heartbeat.roundTripMs(),
      ...options.surroundings(),
    });
    setState(verdict.state);
    switch (verdict.action) {
      case 'restart':
        restarts += 1;
        restartAtMs = nowMs;
        // The channel is what went silent: the way around it is the relay.
        options.bindChannel(null);
        attempt?.restart();
        break;
      case 'rebuild':
        begin(true, newAttemptName());
        break;
      case 'end':
        end();
        break;
      case 'none':
        break;
      default:
        verdict.action satisfies never;
    }
  }

  function setState(next: LinkState) {
    if (next === state) return;
    // Back on the same connection: its channel carries signals again.
    const back = next === 'open' ? attempt : null;
    if (back !== null) options.bindChannel((sealed) => back.mux.send(SIGNAL_CHANNEL, sealed));
    log.info(`${state} to ${next}`);
    state = next;
    emitter.emit('state', next);
  }

  function end() {
    if (lifetime.signal.aborted) return;
    options.bindChannel(null);
    lifetime.abort();
    emitter.emit('gone', undefined);
  }

  function receiveOffer(message: Extract<PairMessage, { type: 'offer' }>) {
    if (attempt !== null && message.attempt === attempt.name) {
      if (!attempt.initiator) attempt.receiveOffer(message.round, message.sdp);
      return;
    }
    const ownIsPending = attempt !== null && attempt.initiator && !attempt.isAnswered();
    const ownIsYoung = clock.nowMs() - attemptAtMs < OFFER_LIFE_MS;
    // Both offered at the same moment: the lower id's offer stands, on both sides.
    if (ownIsPending && ownIsYoung && ownId < peerId) return;
    begin(false, message.attempt).receiveOffer(message.round, message.sdp);
  }

  function applyEncodings() {
    if (attempt?.isOpen() !== true) return;
    for (const [source, encoding] of options.encodings()) {
      attempt.transport.setEncoding(source, encoding);
    }
  }

  /** A new start, with new patience. */
  function offer() {
    heartbeat.heard();
    // A young offer of the peer that we are answering is that start: ours would cross it, and if the
    // peer has the lower id, it would wait for the answer in vain.
    const isAnswering = attempt !== null && !attempt.initiator && !attempt.isOpen();
    if (!isAnswering || clock.nowMs() - attemptAtMs > OFFER_LIFE_MS) begin(true, newAttemptName());
    check();
  }

  clock.every(
    TICK_MS,
    () => {
      if (heartbeat.silentMs() >= TICK_MS) ping();
      check();
    },
    lifetime.signal,
  );

  return {
    on: emitter.on,
    peerId,
    state: () => state,
    await() {
      clock.after(
        OFFER_PATIENCE_MS,
        () => {
          if (attempt === null) begin(true, newAttemptName());
        },
        lifetime.signal,
      );
    },
    offer,
    receive(message) {
      confirmed = true;
      if ('sdp' in message) {
        const fault = descriptionFault(message.sdp, options.fingerprint);
        if (fault !== null) {
          log.warn(`description refused: ${fault}`);
          return;
        }
        message = { ...message, sdp: withoutStaleFeedback(message.sdp) };
      }
      switch (message.type) {
        case 'here':
          break;
        case 'offer':
          receiveOffer(message);
          break;
        case 'answer':
          if (message.attempt === attempt?.name) attempt.receiveAnswer(message.round, message.sdp);
          break;
        case 'candidates':
          if (message.attempt === attempt?.name) attempt.receiveCandidates(message.candidates);
          break;
        case 'restart':
          if (message.attempt === attempt?.name) attempt.receiveRestart();
          break;
        case 'bye':
          end();
          break;
        default:
          message satisfies never;
      }
    },
    greeted(asks) {
      if (farewell === 'hinted') farewell = 'none';
      check();
      if (lifetime.signal.aborted || state === 'open') return;
      // One of the two sockets is new, so signals of this attempt may have been lost with the old one.
      if (asks || attemptRelay !== options.relayConnections()) offer();
    },
    hint: () => sayFarewell('hinted'),
    send: (channel, data, lossy) =>
      attempt?.isOpen() === true && attempt.mux.send(channel, data, lossy),
    setTrack(source, track) {
      attempt?.transport.setTrack(source, track);
    },
    applyEncodings,
    remoteTrack: (source) => attempt?.transport.remoteTrack(source) ?? null,
    remoteLevel: () => attempt?.transport.remoteLevel() ?? 0,
    isSilent: () => everOpen && state !== 'open',
    stats: async () => (await attempt?.transport.stats()) ?? null,
  };
}

/** Six base64url characters; they only have to differ between the attempts of one pair. */
function newAttemptName(): string {
  const digits = crypto.getRandomValues(new Uint8Array(6));
  return Array.from(digits, (digit) => (digit & 31).toString(32)).join('');
}
