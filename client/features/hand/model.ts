// Raised hands: each is its owner's presence with a place; everybody derives the same order.
import { computed, type ReadonlySignal } from '@preact/signals';
import { integer, object } from '../../../shared/parse.ts';
import type { FeatureContext } from '../feature.ts';
import type { HandStrings } from './strings.ts';

const MAX_PLACE = 1_000_000;
const parseHand = object({ place: integer(1, MAX_PLACE) });

export interface Hands {
  /** Participant ids of raised hands, the earliest first. */
  readonly queue: ReadonlySignal<readonly string[]>;
  readonly raised: ReadonlySignal<boolean>;
  toggle(): void;
  raise(up: boolean): void;
}

/**
 * The order of hands, the same on every screen without clocks: a hand's place is one above all that
 * its owner saw up; two that were raised at once are ordered by participant id.
 */
export function orderHands(hands: ReadonlyMap<string, { place: number }>): string[] {
  return [...hands]
    .toSorted(([idA, a], [idB, b]) => a.place - b.place || (idA < idB ? -1 : 1))
    .map(([id]) => id);
}

/** The place for a hand that goes up now. */
export function nextPlace(hands: ReadonlyMap<string, { place: number }>): number {
  let place = 0;
  for (const hand of hands.values()) place = Math.max(place, hand.place);
  return Math.min(place + 1, MAX_PLACE);
}

export function createHands(context: FeatureContext<HandStrings>): Hands {
  const { self, participants } = context;
  const hands = context.presence(parseHand);
  const raised = computed(() => hands.own.value !== null);
  let up: ReadonlySet<string> = new Set();

  context.effect(() => {
    const all = hands.all.value;
    for (const id of all.keys()) {
      if (up.has(id) || id === self.id) continue;
      const name = participants
        .peek()
        .find((participant) => participant.id === id)
        ?.name.peek();
      if (name) context.announce(context.t().raises(name));
    }
    up = new Set(all.keys());
  });

  const raise = (isUp: boolean) => {
    if (isUp !== raised.peek()) hands.set(isUp ? { place: nextPlace(hands.all.peek()) } : null);
  };

  return {
    queue: computed(() => orderHands(hands.all.value)),
    raised,
    toggle: () => raise(!raised.peek()),
    raise,
  };
}
