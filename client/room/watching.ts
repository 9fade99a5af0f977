// Who is visible on this screen, and how large: gathered from the view, told to the mesh as wishes.
import { effect, type ReadonlySignal } from '@preact/signals';
import type { Clock } from '../kit/clock.ts';
import { onAbort } from '../kit/lifetime.ts';
import { sameWish, type Wish } from '../mesh/wishes.ts';
import { wishFor, withMore, type Watched } from './picture-wishes.ts';

export interface Watching {
  /**
   * What this part of the view (the stage, a small window) shows from now on. Everybody else whom it
   * knows stands in the list, too, without a size.
   */
  show(part: string, pictures: readonly Watched[]): void;
  /** The part is gone. */
  hide(part: string): void;
}

export interface WatchingOptions {
  setWish(id: string, wish: Wish): void;
  clock: Clock;
  /** No pictures at all, whatever the view shows. */
  audioOnly: ReadonlySignal<boolean>;
}

const NO_PICTURES = { camera: 'off', screen: 'off' } as const;

/** Who wants less waits so long: tiles come back, and a picture that restarts costs a key frame. */
export const LESS_AFTER_MS = 1_500;

export function createWatching(options: WatchingOptions, signal: AbortSignal): Watching {
  const { setWish, clock, audioOnly } = options;
  const parts = new Map<string, readonly Watched[]>();
  const wishes = new Map<string, Wish>();
  const lessSinceMs = new Map<string, number>();

  function settle() {
    const all = [...parts.values()].flat();
    const ids = new Set(all.map(({ id }) => id));
    for (const id of ids) {
      const before = wishes.get(id) ?? null;
      const target = wishFor(
        all.filter((picture) => picture.id === id),
        before,
      );
      if (audioOnly.peek()) {
        // Nothing on the screen waits for these pictures to come back.
        lessSinceMs.delete(id);
        say(id, { ...target, ...NO_PICTURES });
      } else decide(id, before, target);
    }
    for (const id of wishes.keys()) if (!ids.has(id)) forget(id);
  }

  function decide(id: string, before: Wish | null, target: Wish) {
    const more = before === null ? target : withMore(before, target);
    if (sameWish(more, target)) {
      lessSinceMs.delete(id);
      say(id, target);
      return;
    }
    const sinceMs = lessSinceMs.get(id);
    if (sinceMs !== undefined && clock.nowMs() - sinceMs >= LESS_AFTER_MS) {
      lessSinceMs.delete(id);
      say(id, target);
      return;
    }
    say(id, more);
    if (sinceMs !== undefined) return;
    lessSinceMs.set(id, clock.nowMs());
    clock.after(LESS_AFTER_MS, settle, signal);
  }

  function say(id: string, wish: Wish) {
    const before = wishes.get(id);
    if (before !== undefined && sameWish(before, wish)) return;
    wishes.set(id, wish);
    setWish(id, wish);
  }

  function forget(id: string) {
    wishes.delete(id);
    lessSinceMs.delete(id);
  }

  onAbort(
    signal,
    effect(() => {
      void audioOnly.value;
      settle();
    }),
  );

  return {
    show(part, pictures) {
      parts.set(part, pictures);
      settle();
    },
    hide(part) {
      parts.delete(part);
      if (parts.size > 0) settle();
    },
  };
}
