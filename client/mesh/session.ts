// From a meeting's secret to a running mesh: identity, relay, signaling and links put together.
import { systemClock, type Clock } from '../kit/clock.ts';
import { parseFingerprint } from '../signaling/description-rules.ts';
import { createIdentity, type Identity } from '../signaling/identity.ts';
import { deriveMeetingKeys, type MeetingKeys } from '../signaling/meeting-keys.ts';
import type { GuestSecret } from '../signaling/meeting-link.ts';
import { createRelaySocket, type RelaySocket, type Socket } from '../signaling/relay-socket.ts';
import { createSignaling, relayAddress, type Signaling } from '../signaling/signaling.ts';
import { createMesh, type Mesh } from './mesh.ts';
import { simplePeerTransports } from './simple-peer-transport.ts';
import type { CreateTransport } from './transport.ts';

/** What can be made ready before the person joins, so that joining is quick. Nothing is sent. */
export interface Credentials {
  keys: MeetingKeys;
  identity: Identity;
  createTransport: CreateTransport;
}

/** Keys of the room and a fresh identity with its certificate. */
export async function prepareCredentials(guest: GuestSecret): Promise<Credentials> {
  const [keys, certificate] = await Promise.all([
    deriveMeetingKeys(guest),
    // ECDSA P-256 is what browsers make fastest; all connections of this tab use it.
    RTCPeerConnection.generateCertificate({ name: 'ECDSA', namedCurve: 'P-256' } as EcKeyGenParams),
  ]);
  const sha256 = certificate.getFingerprints().find(({ algorithm }) => algorithm === 'sha-256');
  const fingerprint = parseFingerprint(sha256?.value ?? '');
  if (fingerprint === null) throw new Error('the browser named no SHA-256 fingerprint');
  return {
    keys,
    identity: await createIdentity(fingerprint),
    createTransport: simplePeerTransports(certificate),
  };
}

export interface SessionOptions {
  credentials: Credentials;
  /** Origin of the relay, http or https. */
  origin: string;
  name: string;
  build: string;
  iceServers: readonly RTCIceServer[];
  clock?: Clock;
  openSocket?: (url: string, protocols: string[]) => Socket;
  /** In [0, 1), for the pauses between connections to the relay. */
  random?: () => number;
}

export interface Session {
  readonly ownId: string;
  readonly relay: RelaySocket;
  readonly signaling: Signaling;
  readonly mesh: Mesh;
}

/** Attaches to the room and keeps the mesh until the signal aborts. */
export function createSession(options: SessionOptions, signal: AbortSignal): Session {
  const { identity, keys, createTransport } = options.credentials;
  const clock = options.clock ?? systemClock;
  const { url, protocols } = relayAddress(options.origin, keys);
  const openSocket = options.openSocket ?? ((to, words) => new WebSocket(to, words));
  const relay = createRelaySocket(
    { open: () => openSocket(url, protocols), clock, random: options.random ?? Math.random },
    signal,
  );
  const { name, build, iceServers } = options;
  const signaling = createSignaling(
    { identity, keys, relay, name, capabilities: [], build },
    signal,
  );
  const mesh = createMesh(
    { ownId: identity.id, signaling, createTransport, clock, iceServers, relay },
    signal,
  );
  return { ownId: identity.id, relay, signaling, mesh };
}
