// Everybody else whom the mesh knows: made, shown, heard, measured and let go as its events say.
import { batch, computed, signal as createSignal, type ReadonlySignal } from '@preact/signals';
import type { Clock } from '../kit/clock.ts';
import { OWN_PER_OTHER } from '../media/echo.ts';
import { loudness } from '../media/loudness.ts';
import type { Mesh } from '../mesh/mesh.ts';
import type { EchoWatch } from './echo-watch.ts';
import type { LocalMedia } from './local-media.ts';
import type { Moderation } from './moderation.ts';
import { createRemoteParticipant, type RemoteParticipant } from './remote-participant.ts';
import type { SelfDescription } from './self-description.ts';
import type { Volumes } from './volume.ts';

/** The ring around a speaker has to light up within 80 ms. */
const LOUDNESS_INTERVAL_MS = 75;
const STATS_INTERVAL_MS = 2_000;
/** Who takes longer than this to answer is shown as connecting. */
const SHOW_AFTER_MS = 400;

export interface PeopleOptions {
  mesh: Mesh;
  clock: Clock;
  media: Pick<LocalMedia, 'momentary'>;
  volumes: Volumes;
  echo: EchoWatch;
  /** What people say about themselves, by id. */
  descriptions: ReadonlySignal<ReadonlyMap<string, SelfDescription>>;
  moderation: Pick<Moderation, 'isMuted' | 'mayUse'>;
  wantsPictures(): boolean;
  onJoined(name: string): void;
  onLeft(name: string): void;
}

export interface People {
  /** Those whom the view shows, in order of joining. */
  readonly others: ReadonlySignal<readonly RemoteParticipant[]>;
  /** Everybody whom we know of just now. */
  ids(): string[];
  /** Id and last name of everybody who was ever here. */
  met(): [id: string, name: string][];
}

export function createPeople(options: PeopleOptions, signal: AbortSignal): People {
  const { mesh, clock, media, volumes, echo, moderation, wantsPictures } = options;
  /** Everybody we know of, and those of them who may be shown. */
  const people = new Map<string, RemoteParticipant>();
  const known = createSignal<ReadonlyMap<string, RemoteParticipant>>(new Map());
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
    ({ peerId: id, name, newcomer, hello: claims }) => {
      const description = computed(() => options.descriptions.value.get(id) ?? null);
      arrivals += 1;
      const knownSinceMs = clock.nowMs();
      const allowed = (source: 'microphone' | 'camera' | 'screen') => {
        if (source === 'microphone') return !moderation.isMuted(id);
        return source !== 'screen' || moderation.mayUse('share', id);
      };
      const about = { id, order: arrivals, name, description };
      met.set(id, name);
      people.set(
        id,
        createRemoteParticipant({ ...about, allowed, wantsPictures, knownSinceMs, claims }),
      );
      takeTracks({ peerId: id });
      clock.after(SHOW_AFTER_MS, () => show(id), signal);
      if (newcomer) options.onJoined(name);
    },
    signal,
  );
  mesh.on(
    'peer-gone',
    ({ peerId: id }) => {
      const gone = people.get(id);
      people.delete(id);
      echo.forget(id);
      const rest = new Map(known.peek());
      rest.delete(id);
      known.value = rest;
      if (gone === undefined) return;
      met.set(id, gone.name.peek());
      options.onLeft(gone.name.peek());
    },
    signal,
  );
  // Drawing and connecting go on side by side from here; before, drawing would hold it up.
  mesh.on('negotiated', ({ peerId: id }) => show(id), signal);
  mesh.on('state', ({ peerId: id, state }) => people.get(id)?.setLink(state), signal);
  mesh.on('tracks', takeTracks, signal);

  let ticks = 0;
  clock.every(
    LOUDNESS_INTERVAL_MS / OWN_PER_OTHER,
    () => {
      // Both by one timer, or on a busy page the two series would run apart.
      echo.say(media.momentary());
      ticks += 1;
      if (ticks % OWN_PER_OTHER !== 0) return;
      batch(() => {
        for (const [id, participant] of known.peek()) {
          // Each question holds the page's thread up until another thread answers.
          const amplitude = participant.microphone.peek() ? mesh.remoteLevel(id) : 0;
          participant.hear(amplitude, clock.nowMs());
          volumes.hear(id, amplitude);
          echo.hear(id, loudness(amplitude));
        }
      });
    },
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

  return {
    others: computed(() => [...known.value.values()].filter(({ away }) => !away.value)),
    ids: () => [...people.keys()],
    met() {
      for (const [id, person] of people) met.set(id, person.name.peek());
      return [...met];
    },
  };
}
