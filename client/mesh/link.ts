// One peer: attempts at a connection, what travels over it, and its repair.
import type { Bytes } from '../kit/bytes.ts';
import { createEmitter, type Emitter } from '../kit/emitter.ts';
import { childLifetime } from '../kit/lifetime.ts';
import { createLog } from '../kit/log.ts';
import type { PairMessage } from '../signaling/messages.ts';
import type { Attempt } from './attempt.ts';
import type { Slave } from './fan-out/slave.ts';
import { HEARTBEAT_CHANNEL } from './heartbeat.ts';
import { createLifeSigns } from './life-signs.ts';
import type { LinkStats } from './link-stats.ts';
import { createNegotiation, type NegotiationOptions } from './negotiation.ts';
import { decide, type LinkFacts, type LinkState } from './recovery.ts';
import type { SendReading } from './send-reading.ts';
import type { Encodings, SourceName } from './transport.ts';

const log = createLog('link');

/** The mesh's own channel for sealed signals. */
const SIGNAL_CHANNEL = 's';
const TICK_MS = 250;
/** So long nothing need be heard; from then on every tick asks, so that silence is not one lost ping. */
const PING_AFTER_MS = 500;
/** Until then packets may be older than the silence: they wait in the jitter buffer. */
const MEDIA_COUNTS_AFTER_MS = 1_000;
/** Asking every receiver is dear: while words come nobody asks. */
const WATCH_MEDIA_AFTER_MS = 750;
/** So long a new connection needs to learn what its path carries. */
const FIRST_SIGHT_MS = 1_000;
/** If a member introduced itself and its offer never came, we offer. */
const OFFER_PATIENCE_MS = 4_000;

export interface LinkOptions extends Omit<NegotiationOptions, 'isLive' | 'onBegin' | 'onCurrent'> {
  /** `young`: the connection has not yet shown what it can carry. */
  encodings(young: boolean): Encodings;
  /** Offers the link's channel as carrier, or takes it away. */
  bindChannel(send: ((sealed: Bytes) => boolean) | null): void;
  receiveSealed(sealed: Bytes): void;
  /** What the mesh knows and the link does not. */
  surroundings(): Pick<LinkFacts, 'carrier' | 'courier' | 'relayOpen' | 'allSilent' | 'busy'>;
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
  /** See Attempt. */
  detour: { reachable: boolean };
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
  /** The rule about addresses has changed. */
  changePath(): void;
  /** There are other servers for paths, such as TURN with a new password. */
  followPaths(): void;
  /** Ends the link, whatever the peer thinks of it. */
  close(): void;
  /** The relay says that the peer's socket ended. */
  hint(): void;
  send(channel: string, data: Uint8Array, lossy?: boolean): boolean;
  setTrack(source: SourceName, track: MediaStreamTrack | null): void;
  /** Media is about to travel, over a path that has not shown yet what it can carry. */
  beginMedia(): void;
  applyEncodings(): void;
  sending(): Promise<SendReading | null>;
  picturesSeen(): Promise<number | null>;
  slave(): Slave | null;
  remoteTrack(source: SourceName): MediaStreamTrack | null;
  remoteLevel(): number;
  isSilent(): boolean;
  stats(): Promise<LinkStats | null>;
}

export function createLink(options: LinkOptions, signal: AbortSignal): Link {
  const { clock, peerId } = options;
  const emitter = createEmitter<LinkEvents>();
  const lifetime = childLifetime(signal);
  const life = createLifeSigns(clock);
  const negotiation = createNegotiation(
    { ...options, isLive: () => state === 'open', onBegin: begun, onCurrent: turnTo },
    lifetime.signal,
  );
  let confirmed = false;
  let everOpen = false;
  let restarts = 0;
  let restartAtMs = 0;
  let state: LinkState = 'connecting';
  let mediaStamp = Infinity;
  let youngSinceMs = 0;

  const openAttempt = () => {
    const attempt = negotiation.current();
    return attempt?.isOpen() === true ? attempt : null;
  };

  function begun(attempt: Attempt, until: AbortSignal) {
    attempt.on('open', () => opened(attempt, until), until);
    attempt.on('foreign', refuse, until);
    attempt.on('heard', heard, until);
    attempt.on('message', ({ channel, data }) => receiveData(attempt, channel, data), until);
    attempt.on('tracks', () => emitter.emit('tracks', undefined), until);
    attempt.on('negotiated', () => emitter.emit('negotiated', undefined), until);
    attempt.on('detour', (detour) => emitter.emit('detour', detour), until);
    attempt.on(
      'closed',
      (how) => {
        if (attempt === negotiation.current()) closed(how);
      },
      until,
    );
  }

  function turnTo(attempt: Attempt) {
    restarts = 0;
    life.reset();
    if (!attempt.isOpen()) options.bindChannel(null);
    emitter.emit('tracks', undefined);
  }

  function refuse() {
    log.error('a connection with a foreign certificate was closed');
    end();
  }

  function opened(attempt: Attempt, until: AbortSignal) {
    everOpen = true;
    heard();
    options.bindChannel((sealed) => attempt.mux.send(SIGNAL_CHANNEL, sealed));
    check();
    beYoung(until);
    emitter.emit('open', undefined);
  }

  function beYoung(until: AbortSignal) {
    youngSinceMs = clock.nowMs();
    clock.after(FIRST_SIGHT_MS, applyEncodings, until);
  }

  function receiveData(attempt: Attempt, channel: string, data: Bytes) {
    if (channel === SIGNAL_CHANNEL) options.receiveSealed(data);
    else if (channel === HEARTBEAT_CHANNEL) {
      const answer = life.receiveBeat(data);
      if (answer !== null) attempt.mux.send(HEARTBEAT_CHANNEL, answer, true);
    } else emitter.emit('message', { channel, data });
  }

  function heard() {
    life.heard();
    restarts = 0;
    if (state !== 'open' && openAttempt() !== null) check();
  }

  function closed({ byPeer }: { byPeer: boolean }) {
    if (byPeer) sayFarewell('closed');
    else check();
  }

  function sayFarewell(kind: 'hinted' | 'closed') {
    life.sayFarewell(kind);
    check();
    if (kind === 'hinted' && !lifetime.signal.aborted) {
      ping();
      const graceMs = life.graceMs();
      // The first ping, or its answer, may be lost.
      clock.after(graceMs / 3, ping, lifetime.signal);
      clock.after(graceMs + 1, check, lifetime.signal);
    }
  }

  function ping() {
    openAttempt()?.mux.send(HEARTBEAT_CHANNEL, life.ping(), true);
  }

  /** Looks at the facts, and does what they call for. `deafMs`: so long this page could not have heard anything. */
  function check(deafMs = 0) {
    if (lifetime.signal.aborted) return;
    const nowMs = clock.nowMs();
    const verdict = decide({
      confirmed,
      open: openAttempt() !== null,
      everOpen,
      initiator: negotiation.current()?.initiator ?? true,
      attemptMs: negotiation.ageMs(),
      restarts,
      sinceRestartMs: nowMs - restartAtMs,
      ...life.facts(deafMs),
      ...options.surroundings(),
    });
    setState(verdict.state);
    switch (verdict.action) {
      case 'restart':
        restarts += 1;
        restartAtMs = nowMs;
        // The channel is what went silent: the way around it is the relay, or somebody else.
        options.bindChannel(null);
        negotiation.current()?.restart();
        break;
      case 'rebuild':
        negotiation.begin();
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
    const back = next === 'open' ? openAttempt() : null;
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

  function applyEncodings() {
    const transport = openAttempt()?.transport;
    if (transport === undefined) return;
    const young = clock.nowMs() - youngSinceMs < FIRST_SIGHT_MS;
    for (const [source, encoding] of options.encodings(young)) {
      transport.setEncoding(source, encoding);
    }
  }

  /** A page too busy to answer pings still sends sound and picture. */
  function watchMedia() {
    if (life.silentMs() < WATCH_MEDIA_AFTER_MS) {
      mediaStamp = Infinity;
      return;
    }
    const stamp = openAttempt()?.transport.mediaStamp() ?? 0;
    if (stamp > mediaStamp && life.silentMs() > MEDIA_COUNTS_AFTER_MS) life.heardMedia();
    mediaStamp = stamp;
  }

  /** A new start, with new patience. */
  function offer() {
    life.heard();
    negotiation.beginUnlessAnswering();
    check();
  }

  let tickedAtMs = clock.nowMs();
  clock.every(
    TICK_MS,
    () => {
      const sinceTickMs = clock.nowMs() - tickedAtMs;
      tickedAtMs += sinceTickMs;
      if (life.silentMs() >= PING_AFTER_MS) ping();
      watchMedia();
      check(Math.max(0, sinceTickMs - TICK_MS));
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
          if (negotiation.current() === null) negotiation.begin();
        },
        lifetime.signal,
      );
    },
    offer,
    receive(message) {
      confirmed = true;
      if (message.type === 'bye') end();
      else if (message.type !== 'here') negotiation.receive(message);
    },
    greeted(asks) {
      life.forgiveHint();
      check();
      if (lifetime.signal.aborted || state === 'open') return;
      // One of the two sockets is new, so signals of this attempt may have been lost with the old one.
      if (asks || negotiation.isFromEarlierSocket()) offer();
    },
    changePath: negotiation.changePath,
    followPaths() {
      for (const attempt of negotiation.attempts()) attempt.followPaths();
    },
    close: end,
    hint: () => sayFarewell('hinted'),
    send: (channel, data, lossy) => openAttempt()?.mux.send(channel, data, lossy) ?? false,
    setTrack(source, track) {
      for (const { transport } of negotiation.attempts()) transport.setTrack(source, track);
    },
    beginMedia() {
      beYoung(lifetime.signal);
      applyEncodings();
    },
    applyEncodings,
    slave: () => openAttempt()?.transport.slave() ?? null,
    picturesSeen: async () => (await openAttempt()?.transport.picturesSeen()) ?? null,
    sending: async () => (await openAttempt()?.transport.sending()) ?? null,
    remoteTrack: (source) => negotiation.current()?.transport.remoteTrack(source) ?? null,
    remoteLevel: () => negotiation.current()?.transport.remoteLevel() ?? 0,
    isSilent: () => everOpen && state !== 'open',
    stats: async () => (await negotiation.current()?.transport.stats()) ?? null,
  };
}
