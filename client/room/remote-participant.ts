// Somebody else, as signals: facts of the mesh and their own words put together.
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { LinkState } from '../mesh/recovery.ts';
import type { SourceName } from '../mesh/transport.ts';
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
  setLink(state: LinkState): void;
  /** New remote tracks, to be asked for by source. */
  setTracks(trackOf: (source: SourceName) => MediaStreamTrack | null): void;
  /** One reading of loudness, amplitude 0 to 1. */
  hear(amplitude: number, nowMs: number): void;
  /** One reading of the link's counters. */
  measure(stats: LinkStats, nowMs: number): void;
}

export interface RemoteParticipantOptions {
  id: string;
  order: number;
  /** The name in the hello, until the person says another. */
  name: string;
  /** What the person last said about themselves. */
  description: ReadonlySignal<SelfDescription | null>;
  /** By the room's clock. */
  knownSinceMs: number;
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
  let reading: { stats: LinkStats; atMs: number } | null = null;

  const says = (source: 'microphone' | 'camera' | 'screen') =>
    computed(() => description.value?.[source] ?? false);
  const microphone = says('microphone');
  const camera = says('camera');
  const screen = says('screen');
  // A source that is off still has a track, with its last picture: do not show it.
  const shown = (source: SourceName, on: ReadonlySignal<boolean>) =>
    computed(() => (on.value ? (tracks.value?.[source] ?? null) : null));

  return {
    id: options.id,
    isSelf: false,
    order: options.order,
    name: computed(() => description.value?.name ?? options.name),
    microphone,
    camera,
    screen,
    microphoneTrack: shown('microphone', microphone),
    cameraTrack: shown('camera', camera),
    screenTrack: shown('screen', screen),
    screenAudioTrack: shown('screenAudio', screen),
    speaking: computed(() => microphone.value && heard.value.speaking),
    health: computed(() => healthOf(link.value, quality.value)),
    away: computed(() => link.value === 'away'),
    everReached,
    knownSinceMs: options.knownSinceMs,
    figures,
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
        figures.value = linkFigures(earlier, stats, elapsedMs);
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
