// From an HTTP request to a member in a room, or to a refusal.
import { randomInt } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { ServerOptions, WebSocket } from 'ws';
import { CLOSE_CODES } from '../shared/close-codes.ts';
import { MAX_FRAME_BYTES } from '../shared/limits.ts';
import { SUBPROTOCOL, WATCH_SUBPROTOCOL } from '../shared/relay-protocol.ts';
import { addressKey, clientAddress } from './address.ts';
import type { AddressLimits } from './address-limits.ts';
import { admit } from './admission.ts';
import type { Settings } from './config.ts';
import { openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import type { Heartbeat } from './heartbeat.ts';
import type { Metrics } from './metrics.ts';
import type { Rooms } from './rooms.ts';
import { createTokenBucket } from './token-bucket.ts';
import type { TurnIssuer } from './turn-issuer.ts';
import type { Watchers } from './watchers.ts';
import { openWatch } from './watching.ts';
import type { Watch } from './watching.ts';

export interface UpgradeDependencies {
  settings: Settings;
  rooms: Rooms<Connection>;
  metrics: Metrics;
  limits: AddressLimits;
  heartbeat: Heartbeat<Connection>;
  watchers: Watchers;
  /** Accounts of their own, so that people who look at a portal keep nobody out of a meeting. */
  watchLimits: AddressLimits;
  watchHeartbeat: Heartbeat<Watch>;
  turn: TurnIssuer | null;
  isDraining: () => boolean;
}

/** A closed socket gets this long to answer before it is cut. */
export const CLOSE_TIMEOUT_MS = 1000;

// The published types do not know the newest of these yet.
const WEBSOCKET_OPTIONS: ServerOptions & {
  maxFragments: number;
  maxBufferedChunks: number;
  closeTimeout: number;
} = {
  noServer: true,
  perMessageDeflate: false,
  clientTracking: false,
  maxPayload: MAX_FRAME_BYTES,
  maxFragments: 16,
  maxBufferedChunks: 1024,
  closeTimeout: CLOSE_TIMEOUT_MS,
  // Pings are answered by the connection, which lets them pay.
  autoPong: false,
  // The second offered subprotocol is the proof: it is never sent back.
  handleProtocols: (offered) => (offered.has(WATCH_SUBPROTOCOL) ? WATCH_SUBPROTOCOL : SUBPROTOCOL),
};

/** A random member number; 0 is refused by the rooms. */
export function randomMemberNumber(): number {
  return randomInt(2 ** 32);
}

function now(): number {
  return performance.now();
}

/** The listener of the HTTP server's `upgrade` event. */
export function createUpgrades(dependencies: UpgradeDependencies) {
  const { settings, rooms, metrics, limits, heartbeat, turn, isDraining } = dependencies;
  const { watchers, watchLimits, watchHeartbeat } = dependencies;
  const webSockets = new WebSocketServer(WEBSOCKET_OPTIONS);

  /** A browser can read a close code, but not the status of a refused upgrade. */
  function turnAway(socket: WebSocket, reason: 'roomFull' | 'tooManyFromAddress'): void {
    metrics.refuse(reason);
    socket.on('error', () => metrics.drop('protocolError'));
    socket.close(CLOSE_CODES[reason]);
  }

  function watch(socket: WebSocket, room: string, word: string, address: string): void {
    if (!watchLimits.admit(address, now())) {
      turnAway(socket, 'tooManyFromAddress');
      return;
    }
    let remove: (() => void) | null = null;
    const watching = openWatch(socket, {
      metrics,
      begin: (watcher) => watchers.watch(room, word, watcher),
      onEnd() {
        watchLimits.release(address);
        remove?.();
      },
    });
    remove = watchHeartbeat.add(watching);
  }

  function enter(socket: WebSocket, room: string, word: string, address: string): void {
    if (!limits.admit(address, now())) {
      turnAway(socket, 'tooManyFromAddress');
      return;
    }
    let remove: (() => void) | null = null;
    const connection = openConnection(socket, room, {
      rooms,
      metrics,
      turn,
      now,
      bucket: createTokenBucket(settings.messagesPerSecond, settings.messageBurst, now()),
      onEnd() {
        limits.release(address);
        remove?.();
        watchers.left(room);
      },
    });
    if (connection === null) {
      limits.release(address);
      turnAway(socket, 'roomFull');
      return;
    }
    watchers.learn(room, word);
    remove = heartbeat.add(connection);
  }

  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const { headers, url = '' } = request;
    if (isDraining()) {
      metrics.refuse('draining');
      refuse(socket, 503);
      return;
    }
    const admission = admit(
      {
        url,
        host: headers.host,
        origin: headers.origin,
        protocols: headers['sec-websocket-protocol'],
      },
      { public: settings.publicOrigins, embed: settings.embedOrigins },
    );
    if (!admission.ok) {
      metrics.refuse(admission.reason);
      refuse(socket, admission.status);
      return;
    }
    const forwarded = headers['x-forwarded-for'];
    const address = clientAddress(
      request.socket.remoteAddress,
      Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
      settings.trustProxy,
    );
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      const { as, room, word } = admission;
      (as === 'watcher' ? watch : enter)(webSocket, room, word, addressKey(address));
    });
  };
}

function refuse(socket: Duplex, status: number): void {
  socket.on('error', () => socket.destroy());
  socket.once('finish', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
