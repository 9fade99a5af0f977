// A meeting in memory: members with the real engine over a relay and a network in memory, in fake time.
import { setMaxListeners } from 'node:events';
import { createSession, type Session } from '../../client/mesh/session.ts';
import type { Bytes } from '../../client/kit/bytes.ts';
import type { LinkState } from '../../client/mesh/recovery.ts';
import type { Identity } from '../../client/signaling/identity.ts';
import { NO_MEMORY, type OrderMemory } from '../../client/signaling/orders/order-memory.ts';
import { createRelayRecord } from '../../client/signaling/relay-record.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { deriveMeetingKeys, guestSecretOf } from '../../client/signaling/meeting-keys.ts';
import { bytesOf, numberedIdentity, numberedMeeting } from './identities.ts';
import { createMemoryPath, type MemoryPath } from './memory-path.ts';
import { createMemoryRelay, type MemoryRelay } from './memory-relay.ts';
import { createMemoryNetwork, type MemoryNetwork } from './memory-transport.ts';
import { createRandom } from './random.ts';
import { settled } from './settle.ts';

/** What a member has seen of a peer. */
export interface Sighting {
  name: string;
  state: LinkState;
  /** How often it appeared, and how often it went. */
  ups: number;
  gones: number;
  states: { state: LinkState; atMs: number }[];
}

export interface Person {
  /** Readable, and unique in the meeting. */
  readonly name: string;
  readonly identity: Identity;
  readonly session: Session;
  /** By peer id, those that went included. */
  readonly seen: ReadonlyMap<string, Sighting>;
  /** Texts that arrived, as 'sender: text'. */
  readonly heard: readonly string[];
  /** The peer ids that are shown now. */
  shown(): string[];
  of(other: Person): Sighting | undefined;
  say(to: Person | null, text: string): void;
  /** Says goodbye and goes. */
  leave(): Promise<void>;
  /** Goes as pagehide does: everything is closed, nothing is said. */
  close(): void;
  /** The process ends: nothing is closed and nothing is said. */
  kill(): void;
}

/** Fingerprints other than the one in the member's hello. */
export interface Lies {
  /** In its session descriptions. */
  announced?: Bytes;
  /** Of the certificate that it uses. */
  used?: Bytes;
}

export interface Meeting {
  readonly clock: FakeClock;
  readonly random: () => number;
  readonly relay: MemoryRelay;
  readonly path: MemoryPath;
  readonly network: MemoryNetwork;
  /** Who is there and has not gone. */
  readonly present: readonly Person[];
  join(name?: string, lies?: Lies, coming?: Coming): Promise<Person>;
  /** Lets so much time pass. */
  run(forMs: number): Promise<void>;
  /** Lets time pass until the condition holds; throws after `limitMs`. Returns how long it took. */
  until(what: string, holds: () => boolean, limitMs?: number): Promise<number>;
  /** Ends everybody. */
  end(): Promise<void>;
}

export interface MeetingOptions {
  seed?: number;
  /** Longest time of a frame to the relay and of a packet to a peer; the shortest is 1 ms. */
  relayDelayMs?: number;
  pathDelayMs?: number;
  loss?: number;
  /** The meeting has a host root, so that there can be hosts. */
  hosted?: boolean;
  /** The link says that there is a waiting room. */
  presumeLobby?: boolean;
  /** With a TURN server there are relayed candidates. */
  iceServers?: readonly RTCIceServer[];
}

/** How somebody comes. */
export interface Coming {
  /** With the host root. */
  host?: boolean;
  /** With what the host's device remembers. */
  orders?: OrderMemory;
  /** Only makes connections ready, until it enters. */
  warm?: boolean;
}

// A meeting of six has more listeners per signal than Node thinks healthy.
setMaxListeners(200);

const identities = new Map<number, Promise<Identity>>();
/** The root of all meetings here that have a host. */
export const HOST_ROOT = bytesOf(77, 16);
export const hostedKeys = guestSecretOf(HOST_ROOT).then(deriveMeetingKeys);
/** Of the one room that all meetings here use. */
export const meetingKeys = numberedMeeting(0);

export async function createMeeting(options: MeetingOptions = {}): Promise<Meeting> {
  const { seed = 1, relayDelayMs = 10, pathDelayMs = 10, loss = 0, presumeLobby = false } = options;
  const random = createRandom(seed);
  const clock = createFakeClock();
  const between = (maxMs: number) => () => 1 + random() * (maxMs - 1);
  const relay = createMemoryRelay({ clock, random, delayMs: between(relayDelayMs) });
  const path = createMemoryPath({ clock, random, delayMs: between(pathDelayMs), loss });
  const network = createMemoryNetwork(path);
  const keys = await (options.hosted === true ? hostedKeys : meetingKeys);
  const firstIdentity = seed * 16;
  const present: Person[] = [];
  let joins = 0;

  function remove(person: Person) {
    const at = present.indexOf(person);
    if (at >= 0) present.splice(at, 1);
  }

  async function join(
    name = `p${joins}`,
    lies: Lies = {},
    { host = false, orders = NO_MEMORY, warm = false }: Coming = {},
  ): Promise<Person> {
    const number = (firstIdentity + joins) % 128;
    joins += 1;
    const making = identities.get(number) ?? numberedIdentity(number);
    identities.set(number, making);
    const identity = await making;
    const { announced = identity.fingerprint } = lies;
    const owner = `${name} ${joins}`;
    const life = new AbortController();
    const session = createSession(
      {
        credentials: {
          keys,
          identity,
          createTransport: network.transports(owner, announced, lies.used),
          record: createRelayRecord(),
        },
        origin: 'http://relay.test',
        name: warm ? '' : name,
        build: 'test',
        warm,
        iceServers: options.iceServers ?? [],
        presumeLobby,
        host: host ? { root: HOST_ROOT, orders } : null,
        clock,
        openSocket: relay.open(owner),
        random,
      },
      life.signal,
    );
    const seen = new Map<string, Sighting>();
    const heard: string[] = [];
    const see = (peerId: string): Sighting => {
      const known = seen.get(peerId);
      if (known !== undefined) return known;
      const sighting: Sighting = { name: '', state: 'connecting', ups: 0, gones: 0, states: [] };
      seen.set(peerId, sighting);
      return sighting;
    };
    const { mesh } = session;
    mesh.on('peer-up', ({ peerId, name: peerName }) => {
      see(peerId).ups += 1;
      see(peerId).name = peerName;
    });
    mesh.on('peer-gone', ({ peerId }) => void (see(peerId).gones += 1));
    mesh.on('state', ({ peerId, state }) => {
      see(peerId).state = state;
      see(peerId).states.push({ state, atMs: clock.nowMs() });
    });
    mesh.on('message', ({ channel, data }) => {
      if (channel === 'test') heard.push(new TextDecoder().decode(data));
    });
    const person: Person = {
      name: owner,
      identity,
      session,
      seen,
      heard,
      shown: () => [...seen].filter(([, { ups, gones }]) => ups > gones).map(([id]) => id),
      of: (other) => seen.get(other.identity.id),
      say(to, text) {
        const data = new TextEncoder().encode(`${owner}: ${text}`);
        mesh.send(to?.identity.id ?? null, 'test', data);
      },
      async leave() {
        remove(person);
        await mesh.sayGoodbye();
        life.abort();
      },
      close() {
        remove(person);
        life.abort();
      },
      kill() {
        remove(person);
        path.kill(owner);
        relay.bury(owner);
        life.abort();
      },
    };
    present.push(person);
    return person;
  }

  async function run(forMs: number) {
    const endMs = clock.nowMs() + forMs;
    await settled();
    while (clock.nowMs() < endMs) {
      clock.step(endMs - clock.nowMs());
      await settled();
    }
  }

  return {
    clock,
    random,
    relay,
    path,
    network,
    present,
    join,
    run,
    async until(what, holds, limitMs = 60_000) {
      const startMs = clock.nowMs();
      await settled();
      while (!holds()) {
        const leftMs = startMs + limitMs - clock.nowMs();
        if (leftMs <= 0) throw new Error(`seed ${seed}: not within ${limitMs} ms: ${what}`);
        clock.step(leftMs);
        await settled();
      }
      return clock.nowMs() - startMs;
    },
    async end() {
      while (present[0]) present[0].close();
      await run(1_000);
    },
  };
}
