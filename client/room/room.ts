// The meeting as state: joins the mesh and the own media, and exposes what the view reads.
import {
  batch,
  computed,
  effect,
  signal as createSignal,
  type ReadonlySignal,
} from '@preact/signals';
import type { Clock } from '../kit/clock.ts';
import { createEmitter } from '../kit/emitter.ts';
import { onAbort } from '../kit/lifetime.ts';
import type { Session } from '../mesh/session.ts';
import { createBus, type Bus } from './bus.ts';
import type { LocalMedia } from './local-media.ts';
import { followConnection, type ConnectionSignals } from './connection.ts';
import { createMeshCarrier } from './mesh-carrier.ts';
import type { Participant } from './participant.ts';
import { openPresence } from './presence.ts';
import { followRelay, type RelaySignals } from './relay-state.ts';
import { createRemoteParticipant, type RemoteParticipant } from './remote-participant.ts';
import { parseSelfDescription } from './self-description.ts';
import { createSelfParticipant } from './self-participant.ts';
import { createVolumes, type Volumes } from './volume.ts';

export type { RelayState } from './relay-state.ts';

/** Passing news for the announcement slot and screen readers. */
export type News =
  | { type: 'joined'; name: string }
  | { type: 'left'; name: string }
  /** One sentence, already in the user's language. `kind` is the feature's id, so that it can be switched. */
  | { type: 'text'; text: string; kind?: string };

export interface Room extends RelaySignals, ConnectionSignals {
  readonly self: Participant;
  /** Everybody else, in order of joining. */
  readonly others: ReadonlySignal<readonly Participant[]>;
  /** Date.now() of joining, for the clock in the bar. */
  readonly joinedAtMs: number;
  readonly media: LocalMedia;
  /** How loud each of the others is played here. */
  readonly volumes: Volumes;
  readonly bus: Bus;
  /** Calls for each piece of news until the signal aborts. */
  onNews(listener: (news: News) => void, signal: AbortSignal): void;
  /** Says something to the announcement slot on this screen only. */
  announce(news: News): void;
  /** Tries a lost participant again at once. */
  retry(participantId: string): void;
  /** What the problem report needs beyond the signals. */
  inspect(): RoomInspection;
  /** Resolves when the first connection is under way, or nobody seems to be here. */
  readonly entered: Promise<void>;
  /** Says goodbye to everybody; resolves when it is said. Then end the room's signal. */
  sayGoodbye(): Promise<void>;
}

export interface RoomInspection {
  /** Everybody who was ever here, in order of joining, oneself first. */
  met: readonly { id: string; name: string }[];
  /** What was dropped and why; counts only. */
  counts: Readonly<Record<string, number>>;
  /** Which build of the client this is. */
  build: string;
}

export interface RoomOptions {
  session: Session;
  media: LocalMedia;
  name: ReadonlySignal<string>;
  clock: Clock;
  /** The service offers TURN. */
  detour: boolean;
  build: string;
}

/** The ring around a speaker has to light up within 80 ms. */
const LOUDNESS_INTERVAL_MS = 75;
const STATS_INTERVAL_MS = 2_000;
/** Who takes longer than this to answer is shown as connecting. */
const SHOW_AFTER_MS = 400;
/** Whoever is inside has answered by then. */
const ENTER_AFTER_MS = 120;

export function createRoom(options: RoomOptions, signal: AbortSignal): Room {
  const { session, media, name, clock } = options;
  const { mesh, relay, ownId } = session;
  const news = createEmitter<{ news: News }>();
  const announce = (item: News) => news.emit('news', item);
  const bus = createBus(
    createMeshCarrier(mesh),
    { selfId: ownId, selfName: () => name.peek(), clock },
    signal,
  );
  const descriptions = openPresence(bus.channel('room', rethrow, signal), parseSelfDescription);
  /** Everybody we know of, and those of them whom the view shows, in order of joining. */
  const people = new Map<string, RemoteParticipant>();
  const known = createSignal<ReadonlyMap<string, RemoteParticipant>>(new Map());
  const volumes = createVolumes();
  /** Names by id; who has gone stays, because a report must leave them out, too. */
  const met = new Map<string, string>();
  let arrivals = 0;

  function show(id: string) {
    const participant = people.get(id);
    if (participant !== undefined && !known.peek().has(id)) {
      known.value = new Map(known.peek()).set(id, participant);
    }
  }

  function takeTracks({ peerId: id }: { peerId: string }) {
    people.get(id)?.setTracks((source) => mesh.remoteTrack(id, source));
  }

  mesh.on(
    'peer-up',
    ({ peerId: id, name: helloName, newcomer }) => {
      const description = computed(() => descriptions.all.value.get(id) ?? null);
      arrivals += 1;
      const knownSinceMs = clock.nowMs();
      const options = { id, order: arrivals, name: helloName, description, knownSinceMs };
      met.set(id, helloName);
      people.set(id, createRemoteParticipant(options));
      takeTracks({ peerId: id });
      clock.after(SHOW_AFTER_MS, () => show(id), signal);
      if (newcomer) announce({ type: 'joined', name: helloName });
    },
    signal,
  );
  mesh.on(
    'peer-gone',
    ({ peerId: id }) => {
      const gone = people.get(id);
      people.delete(id);
      const rest = new Map(known.peek());
      rest.delete(id);
      known.value = rest;
      if (gone === undefined) return;
      met.set(id, gone.name.peek());
      announce({ type: 'left', name: gone.name.peek() });
    },
    signal,
  );
  // Drawing and connecting go on side by side from here; before, drawing would hold it up.
  mesh.on('negotiated', ({ peerId: id }) => show(id), signal);
  mesh.on('state', ({ peerId: id, state }) => people.get(id)?.setLink(state), signal);
  mesh.on('tracks', takeTracks, signal);

  clock.every(
    LOUDNESS_INTERVAL_MS,
    () =>
      batch(() => {
        for (const [id, participant] of known.peek()) {
          const amplitude = mesh.remoteLevel(id);
          participant.hear(amplitude, clock.nowMs());
          volumes.hear(id, amplitude);
        }
      }),
    signal,
  );
  clock.every(
    STATS_INTERVAL_MS,
    () => {
      for (const [id, participant] of known.peek()) {
        void mesh.stats(id).then((stats) => {
          if (stats !== null) participant.measure(stats, clock.nowMs());
        });
      }
    },
    signal,
  );

  const entered = new Promise<void>((resolve) => {
    mesh.on('negotiated', () => resolve(), signal);
    clock.after(ENTER_AFTER_MS, resolve, signal);
  });

  const follow = (run: () => void) => onAbort(signal, effect(run));
  follow(() => mesh.setTrack('microphone', media.microphone.track.value));
  follow(() => mesh.setTrack('camera', media.camera.track.value));
  follow(() => mesh.setTrack('screen', media.screen.track.value));
  follow(() => mesh.setTrack('screenAudio', media.screen.audioTrack.value));
  follow(() => session.signaling.setName(name.value));
  follow(() => {
    descriptions.set({
      name: name.value,
      microphone: media.microphone.on.value,
      camera: media.camera.on.value,
      screen: media.screen.on.value,
    });
  });

  const others = computed(() => [...known.value.values()].filter(({ away }) => !away.value));
  const relaySignals = followRelay(relay, signal);
  const { detour } = options;

  return {
    self: createSelfParticipant(ownId, name, media),
    others,
    ...relaySignals,
    ...followConnection({ ...relaySignals, others, detour, clock }, signal),
    joinedAtMs: Date.now(),
    media,
    volumes,
    bus,
    onNews: (listener, until) => news.on('news', listener, AbortSignal.any([until, signal])),
    announce,
    entered,
    retry: (participantId) => mesh.retry(participantId),
    inspect() {
      for (const [id, person] of people) met.set(id, person.name.peek());
      const all = [[ownId, name.peek()] as const, ...met];
      return {
        met: all.map(([id, knownName]) => ({ id, name: knownName })),
        counts: { ...session.signaling.dropped(), ...bus.counts },
        build: options.build,
      };
    },
    sayGoodbye: () => mesh.sayGoodbye(),
  };
}

/** The room's own channel has no feature to switch off: a fault in it is a bug. */
function rethrow(error: unknown): never {
  throw error;
}
