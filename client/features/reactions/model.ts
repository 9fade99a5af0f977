// Reactions: an event of one of six kinds, shown for a moment on the sender's tile.
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Clock } from '../../kit/clock.ts';
import { literal, type Parsed } from '../../../shared/parse.ts';
import type { FeatureContext } from '../feature.ts';
import type { ReactionStrings } from './strings.ts';

export const parseReaction = literal(
  'agree',
  'thanks',
  'congratulations',
  'laugh',
  'idea',
  'break',
);
export type Reaction = Parsed<typeof parseReaction>;

/** The movement takes 1.6 s; with reduced motion the mark stands still for this long. */
export const SHOWN_MS = 3000;
/** More at a time would hide the face; the oldest gives way. */
const MAX_SHOWN = 5;
/** Somebody who reacts again sooner is seen, but not announced again. */
const ANNOUNCE_EVERY_MS = 5000;

export interface Shown {
  key: number;
  reaction: Reaction;
}

export interface Reactions {
  /** What to show now, by participant id; the oldest first. */
  readonly shown: ReadonlySignal<ReadonlyMap<string, readonly Shown[]>>;
  react(reaction: Reaction): void;
  /** Calls with each reaction of anybody, until the meeting ends. */
  onReaction(listener: (participantId: string, reaction: Reaction) => void): void;
}

export function createReactions(context: FeatureContext<ReactionStrings>, clock: Clock): Reactions {
  const shown = signal<ReadonlyMap<string, readonly Shown[]>>(new Map());
  const announcedAtMs = new Map<string, number>();
  const listeners = new Set<(participantId: string, reaction: Reaction) => void>();
  let nextKey = 1;

  const change = (id: string, list: readonly Shown[]) => {
    const next = new Map(shown.peek());
    if (list.length > 0) next.set(id, list);
    else next.delete(id);
    shown.value = next;
  };
  const of = (id: string) => shown.peek().get(id) ?? [];

  const event = context.event(parseReaction, (reaction, from) => {
    for (const listener of listeners) listener(from.id, reaction);
    const key = nextKey;
    nextKey += 1;
    change(from.id, [...of(from.id), { key, reaction }].slice(-MAX_SHOWN));
    clock.after(
      SHOWN_MS,
      () =>
        change(
          from.id,
          of(from.id).filter((one) => one.key !== key),
        ),
      context.signal,
    );
    const last = announcedAtMs.get(from.id);
    if (from.isSelf || (last !== undefined && clock.nowMs() - last < ANNOUNCE_EVERY_MS)) return;
    announcedAtMs.set(from.id, clock.nowMs());
    context.announce(context.t().sentences[reaction](from.name.peek()));
  });

  return {
    shown,
    react: (reaction) => void (context.may.peek() && event.send(reaction)),
    onReaction: (listener) => void listeners.add(listener),
  };
}
