// One watcher's socket: takes counts, says nothing, and is no member of the room.
import type { WebSocket } from 'ws';
import { CLOSE_CODES } from '../shared/close-codes.ts';
import type { CloseReason } from '../shared/close-codes.ts';
import { MAX_BACKLOG_BYTES } from '../shared/limits.ts';
import { encodeBeat } from '../shared/relay-protocol.ts';
import type { Metrics } from './metrics.ts';
import type { Watcher } from './watchers.ts';

const BEAT = encodeBeat();

export interface Watch extends Watcher {
  /** Once per heartbeat: as with a member. */
  beat(): void;
  send(frame: Uint8Array): void;
  end(reason: CloseReason): void;
}

export interface WatchContext {
  metrics: Metrics;
  /** Begins to watch and returns what ends it. */
  begin: (watcher: Watcher) => () => void;
  /** Called once, when the socket has ended. */
  onEnd: () => void;
}

export function openWatch(socket: WebSocket, { metrics, begin, onEnd }: WatchContext): Watch {
  let ended = false;
  let heard = true;

  const watch: Watch = {
    tell(frame) {
      metrics.counts.countsTold++;
      watch.send(frame);
    },
    send(frame) {
      if (ended || socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > MAX_BACKLOG_BYTES) watch.end('slowConsumer');
      else socket.send(frame);
    },
    beat() {
      if (!heard) {
        watch.end('unresponsive');
        return;
      }
      heard = false;
      if (socket.readyState === socket.OPEN) socket.ping();
      watch.send(BEAT);
    },
    end(reason) {
      if (ended) return;
      metrics.drop(reason);
      depart();
      socket.close(CLOSE_CODES[reason]);
    },
  };
  const stop = begin(watch);

  function depart(): void {
    if (ended) return;
    ended = true;
    stop();
    onEnd();
  }

  // Whoever has something to say is no watcher.
  socket.on('message', () => watch.end('badFrame'));
  socket.on('ping', () => watch.end('tooManyMessages'));
  socket.on('pong', () => (heard = true));
  socket.on('error', () => {
    if (!ended) metrics.drop('protocolError');
    depart();
  });
  socket.on('close', depart);
  return watch;
}
