// From a meeting's secret to a running mesh: identity, relay, signaling and links put together.
import type { Bytes } from '../kit/bytes.ts';
import { systemClock, type Clock } from '../kit/clock.ts';
import { createEmitter, type Emitter } from '../kit/emitter.ts';
import { parseFingerprint } from '../signaling/description-rules.ts';
import { createIdentity, type Identity } from '../signaling/identity.ts';
import { deriveMeetingKeys, type MeetingKeys } from '../signaling/meeting-keys.ts';
import type { GuestSecret } from '../signaling/meeting-link.ts';
import { createMovingRelay } from '../signaling/moving-relay.ts';
import { createMovingSignaling, type MovingSignaling } from '../signaling/moving-signaling.ts';
import { createRelayRecord, type RelayRecord } from '../signaling/relay-record.ts';
import type { RelaySocket, Socket } from '../signaling/relay-socket.ts';
import { createDoor, type Door } from '../signaling/door.ts';
import { policyOf, roleOf } from '../signaling/orders/order-book.ts';
import { createOrderDesk, type OrderDesk } from '../signaling/orders/order-desk.ts';
import { createOrderExchange } from '../signaling/orders/order-exchange.ts';
import { answerOrderKey } from '../signaling/orders/order-key.ts';
import type { OrderMemory } from '../signaling/orders/order-memory.ts';
import { recallDrafts } from '../signaling/orders/order-recall.ts';
import { createFanOut } from './fan-out/fan-out.ts';
import { createMesh, type Mesh } from './mesh.ts';
import { createRenewal, type NewLink, type Renewal } from './renewal.ts';
import { answerLatecomers, attach } from './seat.ts';
import { simplePeerTransports } from './simple-peer-transport.ts';
import type { CreateTransport } from './transport.ts';

/** What can be made ready before the person joins, so that joining is quick. Nothing is sent. */
export interface Credentials {
  keys: MeetingKeys;
  identity: Identity;
  createTransport: CreateTransport;
  /** Of all sockets to the relay, before joining and after. */
  record: RelayRecord;
  /** Runs `fan-out/worker.ts`; without it each link encodes for itself. */
  fanOutWorker?: Worker | null;
}

/** Keys of the room and a fresh identity with its certificate. */
export async function prepareCredentials(
  guest: GuestSecret,
  fanOutWorker: Worker | null = null,
): Promise<Credentials> {
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
    record: createRelayRecord(),
    fanOutWorker,
  };
}

export interface SessionOptions {
  credentials: Credentials;
  /** Origin of the relay, http or https. */
  origin: string;
  name: string;
  build: string;
  /** Makes connections ready and does not take part before enter(); nothing is told or sent. */
  warm?: boolean;
  iceServers: readonly RTCIceServer[];
  /** The link says that there is a waiting room. */
  presumeLobby?: boolean;
  /** Where this tab has the meeting's host root: that, and what the device remembers of leading. */
  host?: { root: Bytes; orders: OrderMemory; epoch?: number } | null;
  /** Of the link. */
  expiryHour?: number | null;
  /** What a passphrase makes of the secret of a link; without one the secret itself. */
  roomSecretOf?: (secret: Bytes) => Promise<Bytes>;
  clock?: Clock;
  openSocket?: (url: string, protocols: string[]) => Socket;
  /** In [0, 1), for the pauses between connections to the relay. */
  random?: () => number;
}

export interface Session {
  readonly ownId: string;
  /** SHA-256 of the own certificate. */
  readonly ownFingerprint: Uint8Array;
  readonly relay: RelaySocket;
  readonly record: RelayRecord;
  readonly signaling: MovingSignaling;
  readonly mesh: Mesh;
  readonly desk: OrderDesk;
  readonly door: Door;
  readonly clock: Clock;
  readonly renewal: Renewal;
  /** The link is another one now. */
  on: Emitter<{ renewed: NewLink }>['on'];
  /**
   * Whoever only made connections ready takes part from now on, under this name; resolves when that is said.
   * `onTold` runs while the word is on its way: what listens to the session must be there then.
   */
  enter(name: string, onTold?: () => void): Promise<void>;
}

/** By then those who stay have moved, or will not come after us any more. */
const MOVED_AFTER_MS = 30_000;

/** Attaches to the room and keeps the mesh until the signal aborts. */
export function createSession(options: SessionOptions, signal: AbortSignal): Session {
  const { identity, keys, createTransport, record } = options.credentials;
  const { iceServers, host = null, presumeLobby = false } = options;
  const clock = options.clock ?? systemClock;
  const ownId = identity.id;
  const events = createEmitter<{ renewed: NewLink }>();
  let warming = options.warm === true;
  const isWarming = () => warming;
  const desk = createOrderDesk({
    ownId,
    hostHash: keys.hostHash,
    room: keys.room,
    root: host?.root ?? null,
    counter: host?.orders.counter ?? 0,
  });
  const connected = () => mesh.connected();
  const isOutdated = () => renewal.isOutdated();
  const door = createDoor(
    { ownId, desk, clock, presumeLobby, isOutdated, inside: connected, isWarming },
    signal,
  );
  let seat = attach(options, keys, door, signal);
  const relay = createMovingRelay(seat.relay, signal);
  const signaling = createMovingSignaling(seat.signaling, signal);
  const exchange = createOrderExchange({ desk, signaling, clock, connected }, signal);
  door.attach(signaling, exchange.tell);
  const fanOut = createFanOut({ worker: options.credentials.fanOutWorker ?? null, clock }, signal);
  const mesh = createMesh(
    {
      ownId,
      signaling,
      door,
      tellOrders(peerId) {
        // Without a policy a newcomer needs nothing of it to connect, and hears the rest then.
        if (policyOf(desk.book()) !== null || door.policy().lobby) exchange.tell(peerId);
      },
      createTransport,
      clock,
      iceServers,
      relay,
      fanOut,
      isWarming,
    },
    signal,
  );

  /** Hosts answer at the old link or, without one, the one with the lowest id: nobody can count us by answers. */
  const isOurTurn = () =>
    desk.holdsRoot || connected().every((id) => ownId < id && roleOf(desk.book(), id) !== 'host');

  async function move(link: NewLink) {
    const { hostHash } = keys;
    const { expiryHour = null } = options;
    const next = await deriveMeetingKeys({ secret: link.roomSecret, hostHash, expiryHour });
    if (signal.aborted) return;
    const before = seat;
    const newlink = desk.book().get('newlink')?.envelope;
    seat = attach(options, next, door, signal, true);
    relay.moveTo(seat.relay);
    signaling.moveTo(seat.signaling, before.life.signal);
    desk.moveTo(next.room);
    events.emit('renewed', link);
    before.isFormer = true;
    // Whoever comes by the old link shall read why nobody is there.
    if (newlink !== undefined) answerLatecomers(before, newlink, { connected, isOurTurn });
    // The relay still counts us there, until we come anew and do not say that we are inside.
    clock.after(MOVED_AFTER_MS, () => before.relay.renew(), before.life.signal);
  }

  const renewal = createRenewal(
    {
      desk,
      door,
      signaling,
      clock,
      root: host?.root ?? null,
      epoch: host?.epoch ?? 0,
      connected,
      roomSecretOf: options.roomSecretOf ?? ((secret) => Promise.resolve(secret)),
      move,
    },
    signal,
  );
  answerOrderKey(signaling, desk, signal);
  mesh.on('open', ({ peerId }) => exchange.greet(peerId), signal);
  const lead = () => {
    if (host !== null) {
      void desk.issue([{ type: 'host', id: ownId }, ...recallDrafts(host.orders)]);
    }
  };
  if (!warming) lead();
  return {
    ownId,
    ownFingerprint: identity.fingerprint,
    relay,
    record,
    signaling,
    mesh,
    desk,
    door,
    clock,
    renewal,
    on: events.on,
    async enter(name, onTold = () => {}) {
      if (!warming) return;
      warming = false;
      signaling.setName(name);
      lead();
      const isToldSomebody = await mesh.enter(onTold);
      // Of whoever is alone, or before a closed door, nobody may know.
      if (!isToldSomebody || door.state() !== 'inside') signaling.announce();
    },
  };
}
