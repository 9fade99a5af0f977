// Pure: who is served from the pool, and who by an encoder of its own.
import { isLarger, type PictureSize } from '../picture-size.ts';
import type { CameraPlan, SoundPlan } from './messages.ts';

export interface PlanFacts {
  id: number;
  /**
   * `cannot`: foreign frames do not fit into this link. `better-own`: its line carries less than the pool
   * sends, or the peer says that it sees nothing.
   */
  trouble: 'none' | 'better-own' | 'cannot';
  /** The link's own pictures have told where its clock stands; before that none of others fit. */
  based: boolean;
  size: PictureSize;
  before: Plan;
}

export interface Plan {
  camera: CameraPlan;
  microphone: SoundPlan;
}

export const OWN: Plan = { camera: 'own', microphone: 'own' };

/**
 * Below three receivers the pool's own connections cost as much as they save. Once it is there,
 * somebody who leaves must not make everybody begin anew.
 */
const START_WITH = 3;
const STAY_WITH = 2;
/** The largest size is for one or two who pin somebody: alone in it, an encoder of one's own adapts better. */
const LARGE: PictureSize = '720';

/**
 * On a device at its limit many lines look narrow and many peers see nothing. One alone is believed; where it
 * is more of them, it is the device, and an encoder for each would make it worse.
 */
const BELIEVED_WHEN_FULL = 1;

/** One plan for each link, by id. `full`: the device is at its limit. */
export function planLinks(
  links: readonly PlanFacts[],
  { enabled, full }: { enabled: boolean; full: boolean },
): Map<number, Plan> {
  const betterOwn = links.filter(({ trouble }) => trouble === 'better-own');
  const isBelieved = !full || betterOwn.length <= BELIEVED_WHEN_FULL;
  const able = enabled
    ? links.filter(({ trouble }) => trouble === 'none' || (trouble === 'better-own' && !isBelieved))
    : [];
  const seen = able.filter(({ size }) => size !== 'off');
  const hadCamera = able.some(({ before }) => before.camera !== 'own');
  const hadSound = able.some(({ before }) => before.microphone === 'shared');
  const shareCamera = seen.length >= (hadCamera ? STAY_WITH : START_WITH);
  const shareSound = able.length >= (hadSound ? STAY_WITH : START_WITH);
  const aloneInLarge = seen.filter(({ size }) => size === LARGE).length === 1;
  return new Map(
    links.map((link) => {
      if (!able.includes(link)) return [link.id, OWN];
      const isAlone = link.size === LARGE && aloneInLarge;
      const isOwn = !shareCamera || !link.based || isAlone;
      const camera = isOwn ? 'own' : link.size;
      return [link.id, { camera, microphone: shareSound ? 'shared' : 'own' }];
    }),
  );
}

/** The layers that need an encoder, smallest first. */
export function layersOf(plans: Iterable<Plan>): readonly Exclude<PictureSize, 'off'>[] {
  const layers = new Set<Exclude<PictureSize, 'off'>>();
  for (const { camera } of plans) if (camera !== 'own' && camera !== 'off') layers.add(camera);
  return [...layers].toSorted((a, b) => (isLarger(a, b) ? 1 : -1));
}
