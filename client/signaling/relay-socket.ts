// The WebSocket to the relay: frames in and out, and back again by itself when it is lost.
import { closeReason, type CloseReason } from '../../shared/close-codes.ts';
import { MAX_FRAME_BYTES } from '../../shared/limits.ts';
import { decodeFrame, encodeFrame, type Notice } from '../../shared/relay-protocol.ts';
import { backoffMs, type BackoffOptions } from '../kit/backoff.ts';
import type { Bytes } from '../kit/bytes.ts';
import type { Clock } from '../kit/clock.ts';
import { createEmitter } from '../kit/emitter.ts';
import { onAbort } from '../kit/lifetime.ts';
import type { RelayLine } from './relay-record.ts';
import { createRelayWatch } from './relay-watch.ts';

/** What we need of a WebSocket; tests give another one. */
export interface Socket {
  binaryType: BinaryType;
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(data: Bytes): void;
  close(): void;
}

export interface RelaySocketOptions {
  /** Opens a socket to the room. */
  open: () => Socket;
  /** Who is told of each socket and its frames. */
  record?: () => RelayLine;
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
  /** We are in the meeting already: a refusal is only for now. */
  insists?: boolean;
  /** For tests: how long the relay may be silent. */
  silenceMs?: number;
}

export interface RelaySocketEvents {
  open: undefined;
  /** The socket is gone; we try again. `reason` when the relay named one. */
  lost: { reason: CloseReason | null; everOpen: boolean };
  /** The relay does not want us and we do not try again. */
  refused: { reason: CloseReason };
  message: { from: number; body: Bytes };
  left: { member: number };
  turn: { json: Bytes };
  notice: { notice: Notice };
  /** Nonsense from the relay was dropped. */
  nonsense: undefined;
}

export interface RelaySocket {
  on: ReturnType<typeof createEmitter<RelaySocketEvents>>['on'];
  isOpen(): boolean;
  /** Why the relay does not want us; null while it does. */
  refusal(): CloseReason | null;
  /** How many times the socket has opened. */
  connections(): number;
  /** False when it could not be sent: not connected, or too large. */
  send(to: number, body: Uint8Array): boolean;
  /** Drops a waiting pause, and a socket that may have died with the old network. */
  renew(): void;
}

/** Relay back within 3 s for people who notice; gentle for the relay when it stays away. */
const EARLY: BackoffOptions = { floorMs: 200, firstMs: 600, factor: 1.6, capMs: 3_000 };
const LATE: BackoffOptions = { ...EARLY, capMs: 10_000 };
const LATE_AFTER_ATTEMPTS = 30;
/** A socket that lived this long was a success, and the next loss starts with short pauses again. */
const SETTLED_MS = 5_000;
/** A refusal for one of these is final when we never were inside. */
const FINAL: ReadonlySet<CloseReason> = new Set(['roomFull', 'tooManyFromAddress']);

/** Connects at once and stays connected until the signal aborts or the relay refuses us. */
export function createRelaySocket(options: RelaySocketOptions, signal: AbortSignal): RelaySocket {
  const { clock } = options;
  const emitter = createEmitter<RelaySocketEvents>();
  let socket: Socket | null = null;
  let line: RelayLine | undefined;
  let isOpen = false;
  let everOpen = false;
  let refusal: CloseReason | null = null;
  let attempts = 0;
  let connections = 0;
  let openedAtMs: number | null = null;
  let pause: AbortController | null = null;
  const watch = createRelayWatch(clock, giveUp, options.silenceMs);

  function connect() {
    pause = null;
    const current = options.open();
    const ownLine = options.record?.();
    line = ownLine;
    openedAtMs = null;
    socket = current;
    current.binaryType = 'arraybuffer';
    watch.start();
    current.onopen = () => {
      ownLine?.opened();
      openedAtMs = clock.nowMs();
      // A full relay accepts and closes at once with its reason, so "open" waits for a turn.
      isOpen = true;
      connections += 1;
      watch.opened();
      everOpenSoon(current);
      emitter.emit('open', undefined);
    };
    current.onmessage = ({ data }) => {
      if (data instanceof ArrayBuffer) ownLine?.received(new Uint8Array(data));
      if (socket === current) receive(data);
    };
    current.onclose = ({ code }) => {
      ownLine?.closed();
      if (socket !== current) return;
      socket = null;
      isOpen = false;
      watch.stop();
      if (signal.aborted) return;
      const reason = closeReason(code);
      if (!everOpen && options.insists !== true && reason !== null && FINAL.has(reason)) {
        refusal = reason;
        emitter.emit('refused', { reason });
        return;
      }
      retryLater();
      emitter.emit('lost', { reason, everOpen });
    };
  }

  /** The close event of a dead path can take minutes: lets go of the socket now. */
  function letGo() {
    const old = socket;
    socket = null;
    isOpen = false;
    old?.close();
  }

  function giveUp() {
    letGo();
    retryLater();
    emitter.emit('lost', { reason: null, everOpen });
  }

  function everOpenSoon(current: Socket) {
    clock.after(
      250,
      () => {
        if (socket === current && isOpen) everOpen = true;
      },
      signal,
    );
  }

  function retryLater() {
    if (openedAtMs !== null && clock.nowMs() - openedAtMs > SETTLED_MS) attempts = 0;
    const limits = attempts < LATE_AFTER_ATTEMPTS ? EARLY : LATE;
    const delayMs = backoffMs(limits, attempts, options.random());
    attempts += 1;
    pause = new AbortController();
    clock.after(delayMs, connect, AbortSignal.any([pause.signal, signal]));
  }

  function receive(data: unknown) {
    const frame = data instanceof ArrayBuffer ? decodeFrame(new Uint8Array(data)) : null;
    if (frame === null) {
      emitter.emit('nonsense', undefined);
      return;
    }
    everOpen = true;
    watch.heard(frame.type === 'beat');
    switch (frame.type) {
      case 'message':
        emitter.emit('message', { from: frame.from, body: frame.body.slice() });
        break;
      case 'left':
        emitter.emit('left', { member: frame.member });
        break;
      case 'turn':
        emitter.emit('turn', { json: frame.json.slice() });
        break;
      case 'notice':
        emitter.emit('notice', { notice: frame.notice });
        break;
      case 'beat':
      case 'count':
        // For watchers only; a member has no use for it.
        break;
      default:
        frame satisfies never;
    }
  }

  onAbort(signal, () => {
    watch.stop();
    socket?.close();
  });
  if (!signal.aborted) connect();

  return {
    on: emitter.on,
    isOpen: () => isOpen,
    refusal: () => refusal,
    connections: () => connections,
    send(to, body) {
      const frame = encodeFrame(to, body);
      if (!isOpen || socket === null || frame.length > MAX_FRAME_BYTES) return false;
      socket.send(frame);
      line?.sent(frame);
      return true;
    },
    renew() {
      attempts = 0;
      if (pause !== null) {
        pause.abort();
        connect();
      } else if (isOpen) {
        letGo();
        emitter.emit('lost', { reason: null, everOpen });
        connect();
      }
    },
  };
}
