// Pure: what a meeting of so many costs one of them, by the product's own rules for tiles, wishes and sizes.
import { allocate, SOUND_KBPS, type Demand } from '../../client/mesh/allocation.ts';
import { encodingOf, kbpsOf, type PictureSize } from '../../client/mesh/picture-size.ts';
import type { Wish } from '../../client/mesh/wishes.ts';
import { wishFor } from '../../client/room/picture-wishes.ts';
import { arrange, type StageTile } from '../../client/room/stage.ts';

export type View = 'grid' | 'speaker';

export interface Meeting {
  people: number;
  view: View;
  /** Of everybody's line, both directions alike; null = never felt as a limit. */
  lineKbps: number | null;
  shared: boolean;
}

export interface Cost {
  /** What most of the others are sent, and the largest. */
  usual: PictureSize;
  largest: PictureSize;
  /** Pictures that one is sent, of the others. */
  seen: number;
  sentKbps: number;
  receivedKbps: number;
  encoders: number;
  cpuSecondsPerMinute: number;
}

/** A laptop's stage, CSS pixels, without bar and edges. */
const STAGE = { width: 1_232, height: 596 };
const GAP = 12;

/**
 * Thousandths of a core, as measured on two cores (Chromium 156, VP8 in software): a page with sound and a
 * moving picture; an encoder by a million pixels a second; sending by Mbit/s; sound per link, and once for all.
 */
const CPU = {
  page: 152,
  encodeMegapixel: 6.8,
  sendMegabit: 20,
  soundSentAlone: 25,
  soundSentShared: 6,
  soundEncoder: 30,
  soundReceived: 13,
  /** Decoding and drawing, by a million pixels a second. */
  receiveMegapixel: 4.3,
} as const;

/** From so many links on, encoders are shared. */
const SHARED_FROM = 3;

export function costOf({ people, view, lineKbps, shared }: Meeting): Cost {
  const wishes = wishesOf(people, view);
  // Everybody sees the same stage, so what one is sent by the others is what one sends to them.
  const demands = wishes.map((wish, at): Demand => ({
    peerId: String(at),
    wish,
    relayed: false,
    pathKbps: null,
  }));
  const shares = allocate(demands, { camera: true, screen: null, uplinkKbps: lineKbps, strain: 0 });
  const sizes = [...shares.values()].map(({ size }) => size);
  const sent = sizes.filter((size) => size !== 'off');
  const pictureKbps = sent.reduce((sum, size) => sum + kbpsOf(size), 0);
  const isShared = shared && sizes.length >= SHARED_FROM;
  const encoded = isShared ? [...new Set(sent)] : sent;
  const kbps = pictureKbps + sizes.length * SOUND_KBPS;
  const sound = isShared
    ? CPU.soundEncoder + sizes.length * CPU.soundSentShared
    : sizes.length * CPU.soundSentAlone;
  const thousandths =
    CPU.page +
    sum(encoded, megapixels) * CPU.encodeMegapixel +
    (pictureKbps / 1_000) * CPU.sendMegabit +
    sound +
    sizes.length * CPU.soundReceived +
    sum(sent, megapixels) * CPU.receiveMegapixel;
  return {
    usual: sizes.toSorted((a, b) => kbpsOf(a) - kbpsOf(b))[Math.floor(sizes.length / 2)] ?? 'off',
    largest: sizes.toSorted((a, b) => kbpsOf(b) - kbpsOf(a))[0] ?? 'off',
    seen: sent.length,
    sentKbps: kbps,
    receivedKbps: kbps,
    encoders: encoded.length,
    cpuSecondsPerMinute: (thousandths * 60) / 1_000,
  };
}

/** What one wishes of each of the others, from where their tiles would stand. */
function wishesOf(people: number, view: View): Wish[] {
  const ids = Array.from({ length: people }, (_, at) => String(at));
  const tiles = ids.map((key, at): StageTile => ({
    key,
    kind: at === 0 ? 'self' : 'other',
    pictureAspect: 16 / 9,
    priority: people - at,
    pinned: false,
  }));
  const { placed } = arrange({
    tiles,
    stage: STAGE,
    gap: GAP,
    mode: view,
    speaker: ids[1] ?? null,
    ownPicture: 'automatic',
    corner: 'bottom-end',
    before: [],
  });
  return ids.slice(1).map((id) => {
    const heightPx = placed.find(({ key }) => key === id)?.height ?? 0;
    const { camera } = wishFor([{ id, source: 'camera', heightPx, pinned: false }], null);
    return { camera, screen: 'off', pinned: false };
  });
}

/** A million pixels a second of a picture in this size, 4:3 as most cameras give it. */
function megapixels(size: PictureSize): number {
  const encoding = encodingOf(size);
  if (encoding === null) return 0;
  const { maxHeight: lines, maxFramesPerSecond } = encoding;
  return (lines * lines * (4 / 3) * maxFramesPerSecond) / 1e6;
}

function sum(sizes: readonly PictureSize[], read: (size: PictureSize) => number): number {
  return sizes.reduce((total, size) => total + read(size), 0);
}
