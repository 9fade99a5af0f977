// The meeting as state: joins the mesh and the own media, and exposes what the view reads.
import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { Clock } from '../kit/clock.ts';
import { createEmitter } from '../kit/emitter.ts';
import { onAbort } from '../kit/lifetime.ts';
import type { Session } from '../mesh/session.ts';
import type { RelayRecord } from '../signaling/relay-record.ts';
import { followAddresses, type AddressChoice, type Addresses } from './addresses.ts';
import type { AudioOnly } from './audio-only.ts';
import { letRelayCount } from './being-counted.ts';
import { createBus, type Bus } from './bus.ts';
import type { LocalMedia } from './local-media.ts';
import { followConnection, type ConnectionSignals } from './connection.ts';
import { createEchoWatch } from './echo-watch.ts';
import { followExpiry, type Expiry } from './expiry.ts';
import { createMeshCarrier } from './mesh-carrier.ts';
import type { Knocking, Moderation, PolicyChange, Standing } from './moderation.ts';
import { createLeading } from './leading.ts';
import type { Participant } from './participant.ts';
import { createPeople } from './people.ts';
import type { Preference } from './preference.ts';
import { openPresence } from './presence.ts';
import { followRelay, type RelaySignals } from './relay-state.ts';
import { parseSelfDescription } from './self-description.ts';
import { createSelfParticipant } from './self-participant.ts';
import { createVerification, type Verification } from './verification.ts';
import { createVolumes, type Volumes } from './volume.ts';
import { createWatching, type Watching } from './watching.ts';
import { followWays, type PairOfWays } from './ways.ts';

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
  /** How long one may still join by the link. */
  readonly expiry: Expiry;
  /** Whether others may see the own internet address. */
  readonly addresses: Addresses;
  /** How loud each of the others is played here. */
  readonly volumes: Volumes;
  /** Ids of those whose devices give the own voice back. */
  readonly echoing: ReadonlySignal<readonly string[]>;
  readonly bus: Bus;
  /** What the relay got and sent, for server-saw.ts. */
  readonly record: RelayRecord;
  /** Whether somebody sits between us and the others, as far as people compared. */
  readonly verification: Verification;
  /** What hosts ordered, and how to order. */
  readonly moderation: Moderation;
  /** Where oneself stands: inside, or why not. */
  readonly standing: ReadonlySignal<Standing>;
  /** What one says to the hosts while waiting. */
  readonly knocking: Knocking;
  /** The service offers TURN, so everybody can be reached without showing an address. */
  readonly detour: boolean;
  /** Who talks with whom by which way, oneself included. */
  readonly ways: ReadonlySignal<readonly PairOfWays[]>;
  /** How many encoders make the own picture just now. */
  encoders(): number;
  /** One encoder for all who are sent the same, where this browser can; null where it cannot. */
  readonly encodeOnce: Preference<boolean> | null;
  /** Whether the person wants sound alone. */
  readonly audioOnly: AudioOnly;
  /** The view says here what it shows. */
  readonly watching: Watching;
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
  /** SHA-256 of the own certificate. */
  fingerprint: Uint8Array;
}

export interface RoomOptions {
  session: Session;
  media: LocalMedia;
  name: ReadonlySignal<string>;
  clock: Clock;
  /** The service offers TURN. */
  detour: boolean;
  build: string;
  /** What a host chose before joining; holds unless hosts have ordered something already. */
  policyWish?: PolicyChange | null;
  /** Of the link; null where it is valid for ever. */
  expiryHour?: number | null;
  addressChoice: AddressChoice;
  audioOnly: AudioOnly;
  encodeOnce: Preference<boolean> | null;
}

/** Whoever is inside has answered by then. */
const ENTER_AFTER_MS = 120;
export function createRoom(options: RoomOptions, signal: AbortSignal): Room {
  const { session, media, name, clock, audioOnly, encodeOnce } = options;
  const { mesh, relay, ownId } = session;
  const news = createEmitter<{ news: News }>();
  const announce = (item: News) => news.emit('news', item);
  const bus = createBus(
    createMeshCarrier(mesh),
    { selfId: ownId, selfName: () => name.peek(), clock },
    signal,
  );
  const descriptions = openPresence(bus.channel('room', rethrow, signal), parseSelfDescription);
  const volumes = createVolumes();
  const echo = createEchoWatch();
  const { moderation, standing, knocking, unmuted } = createLeading(
    {
      session,
      media,
      descriptions: descriptions.all,
      present: () => people.ids(),
      policyWish: options.policyWish ?? null,
    },
    signal,
  );

  const people = createPeople(
    {
      mesh,
      clock,
      media,
      volumes,
      echo,
      descriptions: descriptions.all,
      moderation,
      wantsPictures: () => !audioOnly.on.value,
      onJoined: (who) => announce({ type: 'joined', name: who }),
      onLeft: (who) => announce({ type: 'left', name: who }),
    },
    signal,
  );
  const { others } = people;

  const entered = new Promise<void>((resolve) => {
    mesh.on('negotiated', () => resolve(), signal);
    clock.after(ENTER_AFTER_MS, resolve, signal);
    onAbort(
      signal,
      effect(() => {
        if (standing.value !== 'inside') resolve();
      }),
    );
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
      ...(unmuted.value !== null && { unmuted: unmuted.value }),
    });
  });

  const verification = createVerification(
    { signaling: session.signaling, mesh, others, clock, door: session.door },
    signal,
  );
  const relaySignals = followRelay(relay, signal);
  const { detour } = options;
  letRelayCount(relay, standing, clock, signal);

  return {
    self: createSelfParticipant(ownId, name, media),
    others,
    ...relaySignals,
    ...followConnection(
      { ...relaySignals, others, detour, clock, pictureTerms: mesh.pictureTerms },
      signal,
    ),
    ways: followWays(bus.channel('ways', rethrow, signal), others, signal),
    encoders: mesh.encoders,
    detour,
    joinedAtMs: Date.now(),
    addresses: followAddresses(
      mesh,
      options.addressChoice,
      computed(() => moderation.policy.value.hideAddresses),
      signal,
    ),
    expiry: followExpiry(options.expiryHour ?? null, clock, Date.now, signal),
    media,
    volumes,
    echoing: echo.echoing,
    bus,
    record: session.record,
    verification,
    moderation,
    standing,
    knocking,
    encodeOnce,
    audioOnly,
    watching: createWatching({ setWish: mesh.setWish, clock, audioOnly: audioOnly.on }, signal),
    onNews: (listener, until) => news.on('news', listener, AbortSignal.any([until, signal])),
    announce,
    entered,
    retry: (participantId) => mesh.retry(participantId),
    inspect() {
      const all = [[ownId, name.peek()] as const, ...people.met()];
      return {
        met: all.map(([id, knownName]) => ({ id, name: knownName })),
        counts: { ...session.signaling.dropped(), ...session.desk.refusals(), ...bus.counts },
        build: options.build,
        fingerprint: session.ownFingerprint,
      };
    },
    sayGoodbye: () => mesh.sayGoodbye(),
  };
}

/** The room's own channel has no feature to switch off: a fault in it is a bug. */
function rethrow(error: unknown): never {
  throw error;
}
