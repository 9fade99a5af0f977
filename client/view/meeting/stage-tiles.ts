// From participants to the tiles of the stage: a person's tile, and one more for a shared screen.
import type { Participant } from '../../room/participant.ts';
import { mostWantedFirst, type Candidate } from '../../room/stage-choice.ts';
import type { StageTile } from '../../room/stage.ts';
import type { TileOrder } from '../../room/view-preferences.ts';

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

export interface StageTilesOptions {
  /** Ids, the latest speaker first. */
  recent: readonly string[];
  /** Width / height of the pictures, by key. */
  aspects: ReadonlyMap<string, number>;
  pins: readonly string[];
  order: TileOrder;
  /** Sound alone: shared screens have no tile. */
  audioOnly: boolean;
  /** The language in which names are ordered. */
  locale: string;
  /** The place of somebody who wants to speak, null for none. */
  caller: (participant: Participant) => number | null;
}

/** Reads signals. The own screen is left out: seen by oneself it would be a hall of mirrors. */
export function stageTiles(
  participants: readonly Participant[],
  options: StageTilesOptions,
): StageTile[] {
  const ordered = inOrder(participants, options);
  const screens = ordered.filter(
    ({ isSelf, screen }) => !isSelf && screen.value && !options.audioOnly,
  );
  const candidates = [
    ...screens.map((participant) => candidateOf(participant, true, options)),
    ...ordered.map((participant) => candidateOf(participant, false, options)),
  ];
  const wanted = mostWantedFirst(candidates);
  return candidates.map((candidate): StageTile => {
    const { key, isScreen, isSelf, camera, pinned } = candidate;
    return {
      key,
      kind: isScreen ? 'screen' : isSelf ? 'self' : 'other',
      pictureAspect: isScreen || camera ? (options.aspects.get(key) ?? null) : null,
      priority: wanted.length - wanted.indexOf(candidate),
      pinned,
    };
  });
}

function candidateOf(
  participant: Participant,
  isScreen: boolean,
  { recent, pins, caller }: StageTilesOptions,
): Candidate {
  const { id, isSelf, order } = participant;
  const key = isScreen ? screenKey(id) : id;
  const spoke = recent.indexOf(id);
  return {
    key,
    isSelf,
    isScreen,
    pinned: pins.includes(key),
    hand: caller(participant),
    spoke: spoke < 0 ? null : spoke,
    camera: participant.camera.value,
    order,
  };
}

function inOrder(
  participants: readonly Participant[],
  { order, locale }: StageTilesOptions,
): readonly Participant[] {
  if (order === 'joining') return participants;
  const collator = new Intl.Collator(locale);
  return participants.toSorted((a, b) => collator.compare(a.name.value, b.name.value));
}
