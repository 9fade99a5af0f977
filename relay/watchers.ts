// Who wants to know how many are inside a room, and when each hears of it: pure apart from the timer given.
import { encodeCount } from '../shared/relay-protocol.ts';

/** What the rules need of a watcher: somewhere to put frames. */
export interface Watcher {
  /** Takes a frame that it must not change: the same bytes go to several watchers. */
  tell(frame: Uint8Array): void;
}

export interface WatchersOptions {
  /** How many are inside a room now. */
  insideOf: (room: string) => number;
  hasMembers: (room: string) => boolean;
  /** Calls once, after so many milliseconds. */
  after: (delayMs: number, run: () => void) => void;
}

/** However often people come and go, watchers of a room hear of it once in this time. */
export const COUNT_EVERY_MS = 1_000;

interface Watched {
  /** By the watch word that they came with. */
  readonly watchers: Map<Watcher, string>;
  /** The last number told; a first watcher is told in any case. */
  told: number;
  isResting: boolean;
}

export type Watchers = ReturnType<typeof createWatchers>;

/**
 * The table of all watchers. A room's watch word follows from its join word, which the relay learns
 * only from members; a watcher with another word hears 0, as if nobody were there.
 */
export function createWatchers({ insideOf, hasMembers, after }: WatchersOptions) {
  const rooms = new Map<string, Watched>();
  /** Watch words of rooms that have members, or had some while somebody watched. */
  const words = new Map<string, string>();

  function countFor(room: string, word: string | undefined): number {
    return words.get(room) === word ? insideOf(room) : 0;
  }

  /** Tells all at once, and not again before the time is over. */
  function tell(room: string, watched: Watched): void {
    const inside = insideOf(room);
    if (watched.isResting || watched.told === inside) return;
    watched.told = inside;
    watched.isResting = true;
    const frame = encodeCount(inside);
    const word = words.get(room);
    for (const [watcher, own] of watched.watchers) if (own === word) watcher.tell(frame);
    after(COUNT_EVERY_MS, () => {
      watched.isResting = false;
      if (watched.watchers.size > 0) tell(room, watched);
    });
  }

  function forgetWord(room: string): void {
    if (!rooms.has(room) && !hasMembers(room)) words.delete(room);
  }

  return {
    /** A member with this watch word is in the room. */
    learn(room: string, word: string): void {
      words.set(room, word);
    },

    /** A member of the room has gone. */
    left: forgetWord,

    /** The number of those inside has changed. */
    changed(room: string): void {
      const watched = rooms.get(room);
      if (watched !== undefined) tell(room, watched);
    },

    /** Tells the watcher at once, and from then on at each change. Returns what ends that. */
    watch(room: string, word: string, watcher: Watcher): () => void {
      const watched = rooms.get(room) ?? {
        watchers: new Map<Watcher, string>(),
        told: insideOf(room),
        isResting: false,
      };
      rooms.set(room, watched);
      watched.watchers.set(watcher, word);
      watcher.tell(encodeCount(countFor(room, word)));
      return () => {
        watched.watchers.delete(watcher);
        if (watched.watchers.size > 0 || rooms.get(room) !== watched) return;
        rooms.delete(room);
        forgetWord(room);
      };
    },
  };
}
