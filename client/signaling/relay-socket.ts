// The WebSocket to the relay: frames in and out, and back again by itself when it is lost.
import { closeReason, type CloseReason } from '../../shared/close-codes.ts';
import { MAX_FRAME_BYTES } from '../../shared/limits.ts';
import { decodeFrame, encodeFrame, type Notice } from '../../shared/relay-protocol.ts';
import { backoffMs, type BackoffOptions } from '../kit/backoff.ts';
import type { Bytes } from '../kit/bytes.ts';
import type { Clock } from '../kit/clock.ts';
import { createEmitter } from '../kit/emitter.ts';
import { onAbort } from '../kit/lifetime.ts';

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
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
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
  let isOpen = false;
  let everOpen = false;
  let attempts = 0;
  let connections = 0;
  let pause: AbortController | null = null;

  function connect() {
    pause = null;
    const current = options.open();
    let openedAtMs: number | null = null;
    socket = current;
    current.binaryType = 'arraybuffer';
    current.onopen = () => {
      openedAtMs = clock.nowMs();
      // A full relay accepts and closes at once with its reason, so "open" waits for a turn.
      isOpen = true;
      connections += 1;
      everOpenSoon(current);
      emitter.emit('open', undefined);
    };
    current.onmessage = ({ data }) => {
      if (socket === current) receive(data);
    };
    current.onclose = ({ code }) => {
      if (socket !== current) return;
      socket = null;
      isOpen = false;
      if (signal.aborted) return;
      const reason = closeReason(code);
      if (!everOpen && reason !== null && FINAL.has(reason)) {
        emitter.emit('refused', { reason });
        return;
      }
      if (openedAtMs !== null && clock.nowMs() - openedAtMs > SETTLED_MS) attempts = 0;
      retryLater();
      emitter.emit('lost', { reason, everOpen });
    };
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
      default:
        frame satisfies never;
    }
  }

  onAbort(signal, () => socket?.close());
  if (!signal.aborted) connect();

  return {
    on: emitter.on,
    isOpen: () => isOpen,
    connections: () => connections,
    send(to, body) {
      const frame = encodeFrame(to, body);
      if (!isOpen || socket === null || frame.length > MAX_FRAME_BYTES) return false;
      socket.send(frame);
      return true;
    },
    renew() {
      attempts = 0;
      if (pause !== null) {
        pause.abort();
        connect();
      } else if (isOpen) {
        // The close event of a dead path can take minutes: let go of it now.
        const old = socket;
        socket = null;
        isOpen = false;
        old?.close();
        emitter.emit('lost', { reason: null, everOpen });
        connect();
      }
    },
  };
}
