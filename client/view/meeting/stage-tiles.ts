// From participants to the tiles of the stage: a person's tile, and one more for a shared screen.
import type { Participant } from '../../room/participant.ts';
import type { StageTile } from '../../room/stage.ts';

const SCREEN = 'screen:';

/** The key of somebody's shared screen; a person's own tile has the id as key. */
export function screenKey(id: string): string {
  return SCREEN + id;
}

/** Whom a key belongs to and what it shows. */
export function readKey(key: string): { id: string; isScreen: boolean } {
  const isScreen = key.startsWith(SCREEN);
  return { id: isScreen ? key.slice(SCREEN.length) : key, isScreen };
}

/** Reads signals; wanted first when not all fit: the latest speakers, then cameras that are on. */
export function stageTiles(
  participants: readonly Participant[],
  recent: readonly string[],
  aspects: ReadonlyMap<string, number>,
): StageTile[] {
  const people = participants.map((participant): StageTile => {
    const { id, isSelf } = participant;
    const rank = recent.indexOf(id);
    return {
      key: id,
      kind: isSelf ? 'self' : 'other',
      pictureAspect: participant.camera.value ? (aspects.get(id) ?? null) : null,
      // Oneself comes after those who spoke and before those who did not.
      priority: isSelf ? 50 : (rank < 0 ? 0 : 100 - rank) + (participant.camera.value ? 1 : 0),
    };
  });
  const screens = participants
    .filter((participant) => participant.screen.value)
    .map((participant): StageTile => {
      const key = screenKey(participant.id);
      return { key, kind: 'screen', pictureAspect: aspects.get(key) ?? null, priority: 1000 };
    });
  return [...people, ...screens];
}
