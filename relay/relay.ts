// Puts the relay together: settings in, a running server out. Also used in-process by tests.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { RELAY_HEARTBEAT_MS } from '../shared/limits.ts';
import { createAddressLimits } from './address-limits.ts';
import type { Settings } from './config.ts';
import type { Connection } from './connection.ts';
import { drain } from './drain.ts';
import { createHeartbeat } from './heartbeat.ts';
import type { Log } from './log.ts';
import { watchLoopDelay } from './loop-delay.ts';
import { createMetrics } from './metrics.ts';
import { createRooms } from './rooms.ts';
import { createServer } from './server.ts';
import { NO_FILES, loadStaticFiles } from './static-files.ts';
import { createTurnIssuer } from './turn-issuer.ts';
import { CLOSE_TIMEOUT_MS, createUpgrades, randomMemberNumber } from './upgrades.ts';
import { createWatchers } from './watchers.ts';
import type { Watch } from './watching.ts';

export interface RelayOptions {
  log: Log;
  /** Shorter in tests only. */
  heartbeatMs?: number;
  handshakeMs?: number;
}

export interface Relay {
  /** The port that is listened on, also when PORT was 0. */
  port: number;
  /** Such as http://localhost:8080, for a person to open. */
  address: string;
  /** Drains and ends. Takes SHUTDOWN_GRACE_SECONDS and at most a second more. A second call waits for the first. */
  close(): Promise<void>;
}

/** A relay that has more than this to wait for each turn of its event loop takes nobody new. */
const BUSY_MS = 200;
const SWEEP_MS = 60_000;

/** Resolves when it listens; rejects when a file cannot be read or the port cannot be had. */
export async function startRelay(
  settings: Settings,
  { log, heartbeatMs = RELAY_HEARTBEAT_MS, handshakeMs = 5000 }: RelayOptions,
): Promise<Relay> {
  const client = settings.clientDir === null ? NO_FILES : loadStaticFiles(settings.clientDir);
  const tls = readTls(settings);
  const lifetime = new AbortController();
  const { maxRoomSize } = settings;
  let isDraining = false;
  const rooms = createRooms<Connection>({
    maxRoomSize,
    randomNumber: randomMemberNumber,
    // Who is sent away by a restart has not left.
    onCount: (room) => {
      if (!isDraining) watchers.changed(room);
    },
  });
  const watchers = createWatchers({
    insideOf: rooms.insideOf,
    hasMembers: rooms.hasMembers,
    // Nobody waits for the last word about a room when the process ends.
    after: (delayMs, run) => void setTimeout(run, delayMs).unref(),
  });
  const metrics = createMetrics();
  const newLimits = () =>
    createAddressLimits({
      maxConnections: settings.maxConnectionsPerAddress,
      maxJoinsPerMinute: settings.maxJoinsPerMinutePerAddress,
    });
  const [limits, watchLimits] = [newLimits(), newLimits()];
  const heartbeat = createHeartbeat<Connection>(heartbeatMs, lifetime.signal);
  const watchHeartbeat = createHeartbeat<Watch>(heartbeatMs, lifetime.signal);
  const loop = watchLoopDelay(lifetime.signal);
  const sweeping = setInterval(() => {
    for (const each of [limits, watchLimits]) each.sweep(performance.now());
  }, SWEEP_MS);
  lifetime.signal.addEventListener('abort', () => clearInterval(sweeping));

  const server = createServer({
    settings,
    tls,
    client,
    handshakeMs,
    isReady: () => !isDraining && loop.p99Ms() <= BUSY_MS,
    metricsText: () =>
      metrics.text({
        connections: heartbeat.count(),
        watchers: watchHeartbeat.count(),
        rooms: rooms.count(),
        roomsBySize: rooms.sizes(),
        loopDelayP99Ms: loop.p99Ms(),
        residentBytes: process.memoryUsage.rss(),
      }),
  });
  const turn =
    settings.turnSecret === null
      ? null
      : createTurnIssuer({
          urls: settings.turnUrls,
          secret: settings.turnSecret,
          ttlSeconds: settings.turnTtlSeconds,
        });
  server.on(
    'upgrade',
    createUpgrades({
      settings,
      rooms,
      metrics,
      limits,
      heartbeat,
      watchers,
      watchLimits,
      watchHeartbeat,
      turn,
      isDraining: () => isDraining,
    }),
  );

  try {
    server.listen(settings.port, settings.host);
    await once(server, 'listening');
  } catch (error) {
    lifetime.abort();
    throw error;
  }
  // A listening TCP server has an address of this kind.
  const { port } = server.address() as AddressInfo;

  async function shutDown(): Promise<void> {
    isDraining = true;
    const connections = [...heartbeat.all(), ...watchHeartbeat.all()];
    log.info(`Draining ${connections.length} connections.`);
    await drain(connections, settings.shutdownGraceSeconds * 1000);
    const closed = once(server, 'close');
    server.close();
    const cut = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
    await closed;
    clearTimeout(cut);
    lifetime.abort();
    log.info('Closed.');
  }

  let closing: Promise<void> | null = null;
  return {
    port,
    address: `${tls === null ? 'http' : 'https'}://${shownHost(settings.host)}:${port}`,
    close: () => (closing ??= shutDown()),
  };
}

function readTls({ tlsCert, tlsKey }: Settings): { cert: Buffer; key: Buffer } | null {
  if (tlsCert === null || tlsKey === null) return null;
  return { cert: readFileSync(tlsCert), key: readFileSync(tlsKey) };
}

/** What a person can type: nobody can open 0.0.0.0 in a browser everywhere. */
function shownHost(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
