// Somebody else, as signals: facts of the mesh and their own words put together.
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { LinkState } from '../mesh/recovery.ts';
import type { SourceName } from '../mesh/transport.ts';
import { withReading, type FigurePoint } from './figure-history.ts';
import { linkFigures, linkQuality, type LinkFigures, type LinkQuality } from './link-quality.ts';
import type { LinkStats } from '../mesh/link-stats.ts';
import { loudness } from '../media/loudness.ts';
import { defaultSpeakingOptions, nextSpeaking, notSpeaking } from '../media/speaking.ts';
import type { LinkHealth, Participant } from './participant.ts';
import type { SelfDescription } from './self-description.ts';

export interface RemoteParticipant extends Participant {
  /** Most likely gone: not to be shown. */
  readonly away: ReadonlySignal<boolean>;
  /** Whether the link was ever open. */
  readonly everReached: ReadonlySignal<boolean>;
  /** By the room's clock. */
  readonly knownSinceMs: number;
  /** What the link does; null before the first reading. */
  readonly figures: ReadonlySignal<LinkFigures | null>;
  /** The last two minutes. */
  readonly history: ReadonlySignal<readonly FigurePoint[]>;
  readonly claims: ClientClaims;
  setLink(state: LinkState): void;
  /** New remote tracks, to be asked for by source. */
  setTracks(trackOf: (source: SourceName) => MediaStreamTrack | null): void;
  /** One reading of loudness, amplitude 0 to 1. */
  hear(amplitude: number, nowMs: number): void;
  /** One reading of the link's counters. */
  measure(stats: LinkStats, nowMs: number): void;
}

/** What the hello said about the program at the other end. */
export interface ClientClaims {
  /** Which build it is, by its own word. */
  build: string;
  /** SHA-256 of its certificate; the connection was compared with it. */
  fingerprint: Uint8Array;
}

export interface RemoteParticipantOptions {
  id: string;
  order: number;
  /** The name in the hello, until the person says another. */
  name: string;
  /** What the person last said about themselves. */
  description: ReadonlySignal<SelfDescription | null>;
  /** What hosts allow the person; read inside computed. */
  allowed: (source: 'microphone' | 'camera' | 'screen') => boolean;
  /** The person here wants to see pictures; read inside computed. */
  wantsPictures: () => boolean;
  /** By the room's clock. */
  knownSinceMs: number;
  claims: ClientClaims;
}

/** Ten readings a second: the first loud one counts. */
const SPEAKING = { ...defaultSpeakingOptions, attackMs: 0 };

export function createRemoteParticipant(options: RemoteParticipantOptions): RemoteParticipant {
  const { description } = options;
  const link = signal<LinkState>('connecting');
  const quality = signal<LinkQuality>('good');
  const heard = signal(notSpeaking);
  const tracks = signal<Readonly<Record<SourceName, MediaStreamTrack | null>> | null>(null);
  const everReached = signal(false);
  const figures = signal<LinkFigures | null>(null);
  const history = signal<readonly FigurePoint[]>([]);
  let reading: { stats: LinkStats; atMs: number } | null = null;

  const says = (source: 'microphone' | 'camera' | 'screen') =>
    computed(() => (description.value?.[source] ?? false) && options.allowed(source));
  const microphone = says('microphone');
  const camera = says('camera');
  const screen = says('screen');
  // A source that is off still has a track, with its last picture: do not show it.
  const shown = (source: SourceName, on: ReadonlySignal<boolean>) =>
    computed(() => (on.value ? (tracks.value?.[source] ?? null) : null));

  const seen = (source: SourceName, on: ReadonlySignal<boolean>) =>
    shown(
      source,
      computed(() => on.value && options.wantsPictures()),
    );

  return {
    id: options.id,
    isSelf: false,
    order: options.order,
    name: computed(() => description.value?.name ?? options.name),
    microphone,
    camera,
    screen,
    microphoneTrack: shown('microphone', microphone),
    cameraTrack: seen('camera', camera),
    screenTrack: seen('screen', screen),
    // A changed client could put its microphone there: who is muted is not heard by any way.
    screenAudioTrack: shown(
      'screenAudio',
      computed(() => screen.value && options.allowed('microphone')),
    ),
    speaking: computed(() => microphone.value && heard.value.speaking),
    health: computed(() => healthOf(link.value, quality.value)),
    away: computed(() => link.value === 'away'),
    everReached,
    knownSinceMs: options.knownSinceMs,
    figures,
    history,
    claims: options.claims,
    setLink: (state) =>
      batch(() => {
        link.value = state;
        if (state === 'open') everReached.value = true;
      }),
    setTracks(trackOf) {
      tracks.value = {
        microphone: trackOf('microphone'),
        camera: trackOf('camera'),
        screen: trackOf('screen'),
        screenAudio: trackOf('screenAudio'),
      };
    },
    hear(amplitude, nowMs) {
      heard.value = nextSpeaking(heard.peek(), loudness(amplitude), nowMs, SPEAKING);
    },
    measure(stats, nowMs) {
      const earlier = reading?.stats ?? null;
      const elapsedMs = reading === null ? 0 : nowMs - reading.atMs;
      reading = { stats, atMs: nowMs };
      batch(() => {
        quality.value = linkQuality(earlier, stats, quality.peek());
        const now = linkFigures(earlier, stats, elapsedMs);
        figures.value = now;
        history.value = withReading(history.peek(), now, elapsedMs, nowMs);
      });
    },
  };
}

function healthOf(link: LinkState, quality: LinkQuality): LinkHealth {
  switch (link) {
    case 'connecting':
      return 'connecting';
    case 'open':
      return quality;
    case 'recovering':
    case 'away':
      return 'reconnecting';
    case 'lost':
      return 'lost';
    default:
      return link satisfies never;
  }
}
