// What the relay got from this tab and sent to it: the very frames, the latest of them, for people who ask.
import { equalBytes, type Bytes } from '../kit/bytes.ts';

export interface RecordedFrame {
  /** From 1, over all connections. */
  readonly sequence: number;
  /** Which connection it took. */
  readonly connection: number;
  readonly direction: 'sent' | 'received';
  /** Date.now() when it was handed to the network, or came from it. */
  readonly atMs: number;
  /** How often the very same bytes came in a row: the relay says so that it is still there. */
  times: number;
  lastAtMs: number;
  /** The whole frame, with its routing number. Never changed afterwards. */
  readonly bytes: Uint8Array;
}

/** One WebSocket, as its request told the relay. */
export interface RecordedConnection {
  /** From 1. */
  readonly number: number;
  readonly atMs: number;
  readonly url: string;
  readonly protocols: readonly string[];
  /** Whether the relay accepted it. */
  isAccepted: boolean;
  /** Null as long as it lives. */
  closedAtMs: number | null;
}

/** What a socket tells of itself. */
export interface RelayLine {
  opened(): void;
  sent(frame: Bytes): void;
  received(frame: Bytes): void;
  closed(): void;
}

export interface RecordTotals {
  sentFrames: number;
  sentBytes: number;
  receivedFrames: number;
  receivedBytes: number;
  connections: number;
}

export interface RelayRecord {
  /** A socket is about to be opened. */
  connect(address: { url: string; protocols: readonly string[] }): RelayLine;
  /** The latest, oldest first. What fell out is in the totals alone. */
  frames(): readonly RecordedFrame[];
  connections(): readonly RecordedConnection[];
  /** Of all, also of what fell out. */
  totals(): Readonly<RecordTotals>;
  /** Rises with each change. */
  version(): number;
}

/** Enough for an hour of coming and going; a flood of frames must not fill the memory. */
const MAX_FRAMES = 500;
const MAX_BYTES = 1024 * 1024;
const MAX_CONNECTIONS = 50;

/** Costs a push per frame: nothing is copied, read or told until somebody looks. */
export function createRelayRecord(now: () => number = Date.now): RelayRecord {
  const frames: RecordedFrame[] = [];
  const connections: RecordedConnection[] = [];
  const totals = { sentFrames: 0, sentBytes: 0, receivedFrames: 0, receivedBytes: 0 };
  let connectionCount = 0;
  let keptBytes = 0;
  let version = 0;

  function keep(direction: RecordedFrame['direction'], connection: number, bytes: Uint8Array) {
    version += 1;
    totals[`${direction}Frames`] += 1;
    totals[`${direction}Bytes`] += bytes.length;
    const atMs = now();
    const last = frames.at(-1);
    if (
      last?.connection === connection &&
      last.direction === direction &&
      equalBytes(last.bytes, bytes)
    ) {
      last.times += 1;
      last.lastAtMs = atMs;
      return;
    }
    keptBytes += bytes.length;
    const sequence = totals.sentFrames + totals.receivedFrames;
    frames.push({ sequence, connection, direction, atMs, times: 1, lastAtMs: atMs, bytes });
    while (frames.length > MAX_FRAMES || keptBytes > MAX_BYTES) {
      keptBytes -= frames.shift()?.bytes.length ?? 0;
    }
  }

  return {
    connect({ url, protocols }) {
      version += 1;
      connectionCount += 1;
      const number = connectionCount;
      const connection: RecordedConnection = {
        number,
        atMs: now(),
        url,
        protocols,
        isAccepted: false,
        closedAtMs: null,
      };
      connections.push(connection);
      if (connections.length > MAX_CONNECTIONS) connections.shift();
      return {
        opened() {
          version += 1;
          connection.isAccepted = true;
        },
        sent: (frame) => keep('sent', number, frame),
        received: (frame) => keep('received', number, frame),
        closed() {
          version += 1;
          connection.closedAtMs ??= now();
        },
      };
    },
    frames: () => frames,
    connections: () => connections,
    totals: () => ({ ...totals, connections: connectionCount }),
    version: () => version,
  };
}
