// Who talks with whom by which way: everybody says it of the own links, to everybody, sealed as all words here.
import { computed, effect, type ReadonlySignal } from '@preact/signals';
import { onAbort } from '../kit/lifetime.ts';
import { array, literal, object, type Parsed } from '../../shared/parse.ts';
import { parseParticipantId, type BusChannel } from './bus.ts';
import { openPresence } from './presence.ts';
import type { RemoteParticipant } from './remote-participant.ts';

/** `detour`: through a TURN server; `none`: there is no way just now. */
const WAYS = ['direct', 'detour', 'none'] as const;
export type PairWay = (typeof WAYS)[number];

/** Two who are here; `way` is null while neither has said. */
export interface PairOfWays {
  one: string;
  other: string;
  way: PairWay | null;
}

/** More than any operator allows in a room. */
const MOST_LINKS = 64;

const parseWays = array(object({ id: parseParticipantId, way: literal(...WAYS) }), MOST_LINKS);
type OwnWays = Parsed<typeof parseWays>;

export function followWays(
  channel: BusChannel,
  others: ReadonlySignal<readonly RemoteParticipant[]>,
  signal: AbortSignal,
): ReadonlySignal<readonly PairOfWays[]> {
  const words = openPresence(channel, parseWays);
  let said = '';
  const say = effect(() => {
    const own: OwnWays = others.value.map((participant) => {
      return { id: participant.id, way: ownWay(participant) };
    });
    // Figures are new every two seconds, ways hardly ever.
    const text = JSON.stringify(own);
    if (text === said) return;
    said = text;
    words.set(own);
  });
  onAbort(signal, say);
  return computed(() =>
    waysBetween([channel.selfId, ...others.value.map(({ id }) => id)], words.all.value),
  );
}

function ownWay({ health, figures }: RemoteParticipant): PairWay {
  if (health.value !== 'good' && health.value !== 'weak') return 'none';
  return figures.value?.relayed === true ? 'detour' : 'direct';
}

/** All pairs of those who are here. Of two words about a pair the worse one counts, so that nothing looks better than it is. */
export function waysBetween(
  ids: readonly string[],
  words: ReadonlyMap<string, OwnWays>,
): readonly PairOfWays[] {
  const wordOf = (from: string, to: string) =>
    words.get(from)?.find(({ id }) => id === to)?.way ?? null;
  return ids.flatMap((one, at) =>
    ids.slice(at + 1).map((other): PairOfWays => {
      const both = new Set([wordOf(one, other), wordOf(other, one)]);
      const way = WAYS.findLast((each) => both.has(each)) ?? null;
      return { one, other, way };
    }),
  );
}
