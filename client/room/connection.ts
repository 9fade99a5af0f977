// The connection as signals: its health in words, the figures of each link, and what a report needs.
import { computed, signal as createSignal, type ReadonlySignal } from '@preact/signals';
import type { Clock } from '../kit/clock.ts';
import type { PictureTerms } from '../mesh/pictures.ts';
import type { FigurePoint } from './figure-history.ts';
import { connectionHealth, type ConnectionHealth } from './health.ts';
import type { LinkFigures } from './link-quality.ts';
import type { Participant } from './participant.ts';
import type { RelaySignals } from './relay-state.ts';
import type { ClientClaims, RemoteParticipant } from './remote-participant.ts';

/** The link to somebody whom the view shows. */
export interface LinkView {
  readonly participant: Participant;
  /** Anew every two seconds; null before the first reading. */
  readonly figures: ReadonlySignal<LinkFigures | null>;
  /** The last two minutes. */
  readonly history: ReadonlySignal<readonly FigurePoint[]>;
  readonly claims: ClientClaims;
  /** Which pictures pass now in both directions, and why not larger ones. */
  pictures(): PictureTerms;
}

export interface ConnectionSignals {
  readonly health: ReadonlySignal<ConnectionHealth>;
  readonly links: ReadonlySignal<readonly LinkView[]>;
}

export interface ConnectionOptions extends RelaySignals {
  others: ReadonlySignal<readonly RemoteParticipant[]>;
  /** The service offers TURN. */
  detour: boolean;
  clock: Clock;
  pictureTerms(id: string): PictureTerms;
}

/** How often time alone may change the verdict. */
const TICK_MS = 1_000;

export function followConnection(
  options: ConnectionOptions,
  signal: AbortSignal,
): ConnectionSignals {
  const { others, clock, pictureTerms } = options;
  const nowMs = createSignal(clock.nowMs());
  clock.every(
    TICK_MS,
    () => {
      // Only those who were never reached are waited for.
      if (others.peek().some(({ everReached }) => !everReached.peek())) nowMs.value = clock.nowMs();
    },
    signal,
  );
  const facts = computed(() => ({
    online: options.online.value,
    relay: options.relay.value,
    refusal: options.refusal.value,
    detour: options.detour,
    links: others.value.map(({ id, health, everReached, knownSinceMs }) => ({
      id,
      health: health.value,
      everReached: everReached.value,
      knownForMs: everReached.value ? 0 : nowMs.value - knownSinceMs,
    })),
  }));
  return {
    health: computed(() => connectionHealth(facts.value)),
    links: computed(() =>
      others.value.map((participant) => {
        const { figures, history, claims } = participant;
        const pictures = () => pictureTerms(participant.id);
        return { participant, figures, history, claims, pictures };
      }),
    ),
  };
}
