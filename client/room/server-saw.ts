// What the relay could read of each frame, and what it could not: the record of the socket, decoded as far
// as the relay itself can.
import { signal as createSignal, type ReadonlySignal } from '@preact/signals';
import { EVERYBODY, ROUTING_BYTES, decodeFrame, routeOf } from '../../shared/relay-protocol.ts';
import { fromUtf8 } from '../kit/bytes.ts';
import type { Clock } from '../kit/clock.ts';
import type {
  RecordedConnection,
  RecordedFrame,
  RecordTotals,
  RelayRecord,
} from '../signaling/relay-record.ts';

export type SeenContent =
  /** Bytes that only people with the link, or only one of them, can open. */
  | { type: 'sealed'; sizeBytes: number }
  /** The relay's own words, so it knows all of them. */
  | { type: 'left'; member: number }
  | { type: 'turn'; text: string }
  | { type: 'notice' }
  | { type: 'beat' }
  | { type: 'other' };

export interface SeenFrame extends RecordedFrame {
  /** The only thing that is written openly: to or from which member; 0 = everybody, or the relay itself. */
  readonly route: number;
  readonly content: SeenContent;
}

export interface SeenConnection {
  readonly number: number;
  readonly atMs: number;
  readonly closedAtMs: number | null;
  readonly isAccepted: boolean;
  /** As in the request: host and path, of which the last part is the room. */
  readonly host: string;
  readonly room: string;
  /** The proof that one may attach. */
  readonly proof: string;
}

export interface ServerSaw {
  readonly frames: readonly SeenFrame[];
  readonly connections: readonly SeenConnection[];
  readonly totals: Readonly<RecordTotals>;
  /** How many are in the sums alone. */
  readonly forgottenFrames: number;
  readonly forgottenConnections: number;
}

export function seenFrame(frame: RecordedFrame): SeenFrame {
  return { ...frame, route: routeOf(frame.bytes), content: contentOf(frame) };
}

function contentOf({ direction, bytes }: RecordedFrame): SeenContent {
  const sealed: SeenContent = { type: 'sealed', sizeBytes: bytes.length - ROUTING_BYTES };
  if (direction === 'sent' || routeOf(bytes) !== EVERYBODY) return sealed;
  const frame = decodeFrame(bytes);
  switch (frame?.type) {
    case 'left':
      return { type: 'left', member: frame.member };
    case 'turn':
      return { type: 'turn', text: fromUtf8(frame.json.slice()) ?? '' };
    case 'notice':
    case 'beat':
      return { type: frame.type };
    default:
      return { type: 'other' };
  }
}

export function seenConnection(connection: RecordedConnection): SeenConnection {
  const { number, atMs, closedAtMs, isAccepted } = connection;
  const { host, pathname } = new URL(connection.url);
  const room = pathname.split('/').at(-1) ?? '';
  const proof = connection.protocols[1] ?? '';
  return { number, atMs, closedAtMs, isAccepted, host, room, proof };
}

export function serverSaw(record: RelayRecord): ServerSaw {
  // A frame without a whole number is nonsense of a broken relay; it counts in the sums.
  const frames = record.frames().filter(({ bytes }) => bytes.length >= ROUTING_BYTES);
  const totals = record.totals();
  const kept = record.frames().reduce((sum, { times }) => sum + times, 0);
  return {
    frames: frames.map(seenFrame),
    connections: record.connections().map(seenConnection),
    totals,
    forgottenFrames: totals.sentFrames + totals.receivedFrames - kept,
    forgottenConnections: totals.connections - record.connections().length,
  };
}

const LOOK_INTERVAL_MS = 500;

/** Looks at the record now and then, so that its keeping costs nothing while nobody looks. */
export function followServerSaw(
  record: RelayRecord,
  clock: Clock,
  signal: AbortSignal,
): ReadonlySignal<ServerSaw> {
  const seen = createSignal(serverSaw(record));
  let version = record.version();
  clock.every(
    LOOK_INTERVAL_MS,
    () => {
      if (record.version() === version) return;
      version = record.version();
      seen.value = serverSaw(record);
    },
    signal,
  );
  return seen;
}
