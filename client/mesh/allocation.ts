// Pure: from wishes, the measured lines and the state of this device to one encoding per link, and why.
import {
  below,
  encodingOf,
  isLarger,
  kbpsOf,
  sizeWithin,
  type Encoding,
  type PictureSize,
} from './picture-size.ts';
import type { Given, Reason, Wish } from './wishes.ts';

/** What is known about one link. */
export interface Demand {
  peerId: string;
  wish: Wish;
  /** The path runs through a TURN server, whose line others share. */
  relayed: boolean;
  /** What this path carries, where it has been felt as a limit; null = no limit known. */
  pathKbps: number | null;
}

export interface Sending {
  camera: boolean;
  /** What the shared screen is to be sharp for; null while none is shared. */
  screen: 'text' | 'motion' | null;
  /** What all links together may cost, where our own line has been felt as a limit. */
  uplinkKbps: number | null;
  /** How far this device is behind with its pictures: 0 keeps up, 3 hardly sends any. */
  strain: Strain;
}

export type Strain = 0 | 1 | 2 | 3;

export interface Share {
  camera: Encoding | null;
  screen: Encoding | null;
  /** The camera's size by name, for whoever has an encoder for each. */
  size: PictureSize;
  given: Given;
}

/** Sound comes first: so much of every line is its own, with headers and repair. */
export const SOUND_KBPS = 60;
/** On a path that carries no more than this there is no picture. */
const SOUND_ONLY_KBPS = 50;
/** A measured line is not filled to the brim. */
const HEADROOM = 0.95;
/** Through TURN, unless pinned; sound included. */
const RELAYED_KBPS = 400;
/** What all cameras together may cost while nothing is known about our line. */
const BUDGET_KBPS = 2_500;
/** What all copies of a shared screen may cost, but never less than what keeps letters legible. */
const SCREENS_KBPS = 7_500;
const SCREEN_KBPS = { least: 150, legible: 800, most: 2_500 } as const;
/** A screen in the strip is to be recognized, not read. */
const SMALL_SCREEN: Encoding = { maxBitrateKbps: 200, maxFramesPerSecond: 5, maxHeight: 360 };
/** What a link may get at each strain: pinned ones lose last. */
const STRAINED: Record<Strain, { pinned: PictureSize; other: PictureSize }> = {
  0: { pinned: '720', other: '720' },
  1: { pinned: '720', other: '270' },
  2: { pinned: '360', other: '180' },
  3: { pinned: '270', other: '120' },
};

interface Draft {
  demand: Demand;
  size: PictureSize;
  reason: Reason;
}

/** One share per demand, in their order. Rules are applied from the one link to all of them. */
export function allocate(demands: readonly Demand[], sending: Sending): Map<string, Share> {
  const screens = demands.map((demand) => screenOf(demand, sending, demands.length));
  const drafts = demands.map((demand, at) => draftOf(demand, sending, screens[at] ?? null));
  fit(drafts, screens, sending);
  return new Map(
    drafts.map(({ demand, size, reason }, at) => {
      const screen = screens[at] ?? null;
      const given: Given = {
        camera: { size, reason: sending.camera ? reason : 'source' },
        screen: {
          size: screen === null ? 'off' : demand.wish.screen,
          reason: screenReason(demand, sending, screen, demands.length),
        },
      };
      return [demand.peerId, { camera: encodingOf(size), screen, size, given }];
    }),
  );
}

/** What the camera of one link is, as far as that link alone decides. */
function draftOf(demand: Demand, sending: Sending, screen: Encoding | null): Draft {
  const { wish, relayed, pathKbps } = demand;
  const draft: Draft = { demand, size: sending.camera ? wish.camera : 'off', reason: 'wish' };
  const cap = (size: PictureSize, reason: Reason) => {
    if (!isLarger(draft.size, size)) return;
    draft.size = size;
    draft.reason = reason;
  };
  const strained = STRAINED[sending.strain];
  cap(wish.pinned ? strained.pinned : strained.other, 'cpu');
  const spentKbps = SOUND_KBPS + (screen?.maxBitrateKbps ?? 0);
  if (relayed && !wish.pinned) cap(sizeWithin(Math.max(40, RELAYED_KBPS - spentKbps)), 'relayed');
  if (pathKbps !== null) cap(sizeOnPath(pathKbps, spentKbps), 'path');
  return draft;
}

/** The smallest picture gives way by itself when sound needs the line; only a line for sound alone has none. */
function sizeOnPath(pathKbps: number, spentKbps: number): PictureSize {
  if (pathKbps < SOUND_ONLY_KBPS) return 'off';
  const size = sizeWithin(pathKbps * HEADROOM - spentKbps);
  return size === 'off' ? '120' : size;
}

/** Makes the largest ones smaller, pinned ones last, until all of them fit our own line. */
function fit(drafts: readonly Draft[], screens: readonly (Encoding | null)[], sending: Sending) {
  const { uplinkKbps } = sending;
  const screensKbps = screens.reduce((sum, screen) => sum + (screen?.maxBitrateKbps ?? 0), 0);
  const measuredKbps =
    uplinkKbps === null
      ? Number.POSITIVE_INFINITY
      : uplinkKbps * HEADROOM - drafts.length * SOUND_KBPS - screensKbps;
  const reason = measuredKbps < BUDGET_KBPS ? 'uplink' : 'many';
  const budgetKbps = Math.min(BUDGET_KBPS, measuredKbps);
  const costKbps = () => drafts.reduce((sum, { size }) => sum + kbpsOf(size), 0);
  while (costKbps() > budgetKbps) {
    const largest = largestOf(drafts);
    // Smaller than the smallest is only a pause, and that is each path's own matter.
    if (largest.every(({ size }) => size === '120')) return;
    // All of one size together: nobody is treated worse for standing later in the list.
    for (const draft of largest) {
      draft.size = below(draft.size);
      draft.reason = reason;
    }
  }
}

/** Of those that may still lose: the largest not pinned; when these are thumbnails, pinned ones too. */
function largestOf(drafts: readonly Draft[]): readonly Draft[] {
  const sent = drafts.filter(({ size }) => size !== 'off');
  const others = sent.filter(({ demand }) => !demand.wish.pinned);
  const rich = others.filter(({ size }) => isLarger(size, '180'));
  const pinned = sent.filter(({ demand, size }) => demand.wish.pinned && isLarger(size, '180'));
  const candidates = [rich, pinned, sent].find((list) => list.length > 0) ?? [];
  const top = candidates.reduce<PictureSize>(
    (most, { size }) => (isLarger(size, most) ? size : most),
    'off',
  );
  return candidates.filter(({ size }) => size === top);
}

function screenOf(demand: Demand, sending: Sending, links: number): Encoding | null {
  const { wish } = demand;
  if (sending.screen === null || wish.screen === 'off') return null;
  if (wish.screen === 'small') return SMALL_SCREEN;
  const kbps = Math.max(
    SCREEN_KBPS.least,
    Math.min(SCREEN_KBPS.most, sharedKbps(links), lineKbps(demand)),
  );
  // Which of the two gives way within that, the browser knows from the track's contentHint.
  return sending.screen === 'text'
    ? { maxBitrateKbps: kbps, maxFramesPerSecond: 15, maxHeight: 2_160 }
    : { maxBitrateKbps: kbps, maxFramesPerSecond: 30, maxHeight: 1_080 };
}

function sharedKbps(links: number): number {
  return Math.max(SCREEN_KBPS.legible, Math.round(SCREENS_KBPS / Math.max(1, links)));
}

/** What sound and the smallest camera leave of this line for a screen. */
function lineKbps({ wish, relayed, pathKbps }: Demand): number {
  const relayedKbps = relayed && !wish.pinned ? RELAYED_KBPS : Number.POSITIVE_INFINITY;
  const measuredKbps = pathKbps === null ? Number.POSITIVE_INFINITY : pathKbps * HEADROOM;
  const carried = Math.min(relayedKbps, measuredKbps) - SOUND_KBPS - kbpsOf('120');
  return Math.floor(carried);
}

function screenReason(
  demand: Demand,
  sending: Sending,
  screen: Encoding | null,
  links: number,
): Reason {
  if (sending.screen === null) return 'source';
  if (screen === null || demand.wish.screen !== 'full') return 'wish';
  const kbps = screen.maxBitrateKbps;
  if (kbps === SCREEN_KBPS.most) return 'wish';
  if (kbps === sharedKbps(links)) return 'many';
  const isRelayed = demand.relayed && !demand.wish.pinned;
  return isRelayed && kbps >= RELAYED_KBPS - SOUND_KBPS - kbpsOf('120') ? 'relayed' : 'path';
}
