// One member's socket: passes frames on, and ends what is broken, too fast, too slow or silent.
import type { WebSocket } from 'ws';
import { CLOSE_CODES } from '../shared/close-codes.ts';
import type { CloseReason } from '../shared/close-codes.ts';
import { MAX_BACKLOG_BYTES } from '../shared/limits.ts';
import { ROUTING_BYTES, encodeBeat, isInside } from '../shared/relay-protocol.ts';
import type { Metrics } from './metrics.ts';
import type { Member, Rooms } from './rooms.ts';
import type { TokenBucket } from './token-bucket.ts';
import type { TurnIssuer } from './turn-issuer.ts';

/** The same bytes for everybody: nobody may change them. */
const BEAT = encodeBeat();

export interface Connection extends Member {
  /** Once per heartbeat: ends the socket that was silent since the last one, and pings it, with a word that pages can see. */
  beat(): void;
  /** Sends TURN credentials unless the member has some that last. */
  keepTurn(): void;
  /** Closes the socket with the code of the reason; the place is free at once. */
  end(reason: CloseReason): void;
}

export interface ConnectionContext {
  rooms: Rooms<Connection>;
  metrics: Metrics;
  turn: TurnIssuer | null;
  /** Limits what the member sends: frames, pings and pongs alike. */
  bucket: TokenBucket;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
  /** Called once, when the member has left. */
  onEnd: () => void;
}

/** Seats the socket in the room, or returns null when the room is full. */
export function openConnection(
  socket: WebSocket,
  room: string,
  { rooms, metrics, turn, bucket, now, onEnd }: ConnectionContext,
): Connection | null {
  let ended = false;
  let heard = true;
  let turnSentMs = Number.NEGATIVE_INFINITY;

  const connection: Connection = {
    send(frame) {
      if (ended || socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > MAX_BACKLOG_BYTES) connection.end('slowConsumer');
      else socket.send(frame);
    },

    beat() {
      if (!heard) {
        connection.end('unresponsive');
        return;
      }
      heard = false;
      if (socket.readyState === socket.OPEN) socket.ping();
      connection.send(BEAT);
      if (rooms.sizeWith(place) > 1) connection.keepTurn();
    },

    keepTurn() {
      if (turn === null || now() - turnSentMs < turn.renewAfterMs) return;
      turnSentMs = now();
      metrics.counts.turnIssued++;
      connection.send(turn.issue());
    },

    end(reason) {
      if (ended) return;
      metrics.drop(reason);
      // Who is told to come back later has not left, so that nobody must hear of it.
      depart(reason === 'draining' ? rooms.forget : rooms.leave);
      socket.close(CLOSE_CODES[reason]);
    },
  };

  const seat = rooms.join(room, connection);
  if (seat === null) return null;
  const place = seat;
  metrics.counts.joined++;

  function depart(go: (seat: typeof place) => void): void {
    if (ended) return;
    ended = true;
    go(place);
    onEnd();
  }

  /** Whether the member may send one more thing; otherwise that was its last. */
  function pays(): boolean {
    heard = true;
    if (ended) return false;
    if (bucket.take(now())) return true;
    connection.end('tooManyMessages');
    return false;
  }

  // With the default binaryType each message is one Buffer, which is ours: nobody else reads it.
  socket.on('message', (frame: Buffer, isBinary: boolean) => {
    if (!pays()) return;
    if (!isBinary || frame.length < ROUTING_BYTES) {
      connection.end('badFrame');
      return;
    }
    metrics.counts.frames++;
    metrics.counts.bytes += frame.length;
    if (isInside(frame)) rooms.enter(place);
    else if (rooms.route(place, frame) === 0) metrics.counts.undeliverable++;
  });
  socket.on('ping', (payload: Buffer) => {
    if (pays() && socket.readyState === socket.OPEN) socket.pong(payload);
  });
  socket.on('pong', pays);
  socket.on('error', (error: Error & { code?: string }) => {
    if (ended) return;
    const tooBig = error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
    metrics.drop(tooBig ? 'frameTooBig' : 'protocolError');
    depart(rooms.leave);
  });
  socket.on('close', () => depart(rooms.leave));

  if (rooms.sizeWith(place) > 1) {
    for (const member of rooms.membersWith(place)) member.keepTurn();
  }
  return connection;
}
