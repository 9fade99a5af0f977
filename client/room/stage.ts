// Where each tile stands on the stage: pure geometry, in CSS pixels, y downwards, x from the start edge.
import { keepPlaces } from './stage-choice.ts';
import { floatingBox } from './stage-corner.ts';
import { stripOf } from './stage-strip.ts';
import {
  gridOf,
  LANDSCAPE,
  MINIMUM_TILE,
  PORTRAIT,
  type AspectRange,
  type Box,
  type Size,
} from './tile-grid.ts';
import type { Corner, OwnPicture } from './view-preferences.ts';

export interface StageTile {
  key: string;
  kind: 'self' | 'other' | 'screen';
  /** Width / height of its picture, null while there is none. */
  pictureAspect: number | null;
  /** When not all fit, the higher ones are shown. */
  priority: number;
  pinned: boolean;
}

export interface Placed extends Box {
  key: string;
  role: 'grid' | 'main' | 'strip' | 'floating';
}

export interface StageLayout {
  placed: readonly Placed[];
  /** Where the tile "+n more" stands, null when everybody is shown. */
  more: Box | null;
  hidden: readonly string[];
  /** Where the invitation stands while one is alone. */
  invitation: Box | null;
}

export interface StageInput {
  /** In the order of the tiles; self anywhere, it is put last. */
  tiles: readonly StageTile[];
  stage: Size;
  gap: number;
  mode: 'grid' | 'speaker';
  /** Key of the tile that is large in speaker view. */
  speaker: string | null;
  ownPicture: OwnPicture;
  corner: Corner;
  /** Keys as they stood in the last layout, so that nobody jumps. */
  before: readonly string[];
}

type Surroundings = Pick<StageInput, 'stage' | 'gap' | 'before'>;

/** A stage lower than this (400 % zoom) shows one tile, */
const SINGLE_TILE_HEIGHT = 200;
/** ... and one more where it is this wide: the strip above a phone's sheet. */
const TWO_TILES_ASPECT = 2.4;
/** A stage this wide in proportion lets the own picture float over the only other one. */
const FLOAT_ASPECT = 1.2;

const NOTHING: StageLayout = { placed: [], more: null, hidden: [], invitation: null };

/** Arranges everybody: alone, two, grid, or large tiles (pinned, a screen, the speaker) with a strip. */
export function arrange(input: StageInput): StageLayout {
  const { tiles, stage, ownPicture } = input;
  const screens = tiles.filter((tile) => tile.kind === 'screen');
  const others = tiles.filter((tile) => tile.kind === 'other');
  const own = tiles.filter((tile) => tile.kind === 'self');
  const self = ownPicture === 'off' ? [] : own;
  const shown = [...screens, ...others, ...self];
  if (stage.width < 1 || stage.height < 1) return { ...NOTHING, hidden: keys(shown) };
  if (screens.length + others.length === 0) return alone(self[0] ?? null, input);
  if (stage.height < SINGLE_TILE_HEIGHT) return single(shown, input);
  const rest = [...screens, ...others];
  const [floating] = self;
  if (floating && !floating.pinned && floats(input, rest.length)) {
    const layout = together(rest, input);
    const box = floatingBox(stage, landing(layout), input.corner);
    const placed: Placed[] = box ? [{ key: floating.key, role: 'floating', ...box }] : [];
    return { ...layout, placed: [...layout.placed, ...placed] };
  }
  return together(shown, input);
}

function floats({ ownPicture, stage }: StageInput, others: number): boolean {
  if (ownPicture === 'small') return true;
  return ownPicture === 'automatic' && others === 1 && stage.width / stage.height >= FLOAT_ASPECT;
}

/** What the own picture may float over: the large tiles, or all where none is large. */
function landing({ placed, more }: StageLayout): readonly Box[] {
  const large = placed.filter(({ role }) => role === 'main');
  return large.length > 0 ? large : more ? [...placed, more] : placed;
}

function together(tiles: readonly StageTile[], input: StageInput): StageLayout {
  const { mode, speaker } = input;
  const pinned = tiles.filter((tile) => tile.pinned);
  if (pinned.length > 0) return withStrip(pinned, tiles, input);
  const screen = screenInFront(tiles, input.before);
  if (screen) return withStrip([screen], tiles, input);
  const main = tiles.find((tile) => tile.key === speaker) ?? tiles[0];
  if (main && (tiles.length === 1 || (mode === 'speaker' && tiles.length > 2)))
    return withStrip([main], tiles, input);
  return inGrid(tiles, input);
}

/** A second screen does not push the first one away. */
function screenInFront(tiles: readonly StageTile[], before: readonly string[]) {
  const screens = tiles.filter((tile) => tile.kind === 'screen');
  return screens.find((tile) => tile.key === before[0]) ?? screens.at(-1);
}

function inGrid(tiles: readonly StageTile[], input: Surroundings): StageLayout {
  const { stage, gap } = input;
  const portraits = tiles.filter((tile) => (tile.pictureAspect ?? 1) < 1).length;
  const portrait = stage.height > stage.width && portraits >= tiles.length / 2;
  const boxes = largestGrid(tiles.length, stage, gap, portrait ? PORTRAIT : LANDSCAPE);
  return spread(tiles, boxes, 'grid', input.before);
}

/** The grid for as many of them as fit with the smallest tile that is still of use. */
function largestGrid(wanted: number, stage: Size, gap: number, range: AspectRange) {
  let count = wanted;
  let grid = gridOf(count, stage, gap, range);
  while (count > 1 && tooSmall(grid.tile)) {
    count--;
    grid = gridOf(count, stage, gap, range);
  }
  return grid.boxes;
}

function tooSmall(tile: Size): boolean {
  return tile.width < MINIMUM_TILE.width || tile.height < MINIMUM_TILE.height;
}

/** Gives the boxes to the tiles; when there are more tiles than boxes, the last box says "+n". */
function spread(
  tiles: readonly StageTile[],
  boxes: readonly Box[],
  role: Placed['role'],
  before: readonly string[],
): StageLayout {
  const crowded = tiles.length > boxes.length;
  const shown = crowded ? inOldPlaces(mostWanted(tiles, boxes.length - 1), tiles, before) : tiles;
  return {
    placed: shown.flatMap((tile, index) => {
      const box = boxes[index];
      return box ? [{ key: tile.key, role, ...box }] : [];
    }),
    more: crowded ? (boxes.at(-1) ?? null) : null,
    hidden: keys(tiles.filter((tile) => !shown.includes(tile))),
    invitation: null,
  };
}

/** The ones with the highest priority, in the order of the tiles. */
function mostWanted(tiles: readonly StageTile[], count: number): StageTile[] {
  const chosen = new Set(tiles.toSorted((a, b) => b.priority - a.priority).slice(0, count));
  return tiles.filter((tile) => chosen.has(tile));
}

/** Oneself stays last, everybody else where they were. */
function inOldPlaces(
  shown: readonly StageTile[],
  tiles: readonly StageTile[],
  before: readonly string[],
): StageTile[] {
  const others = shown.filter((tile) => tile.kind !== 'self');
  const known = before.filter((key) => tiles.some((tile) => tile.key === key && !isSelf(tile)));
  const order = keepPlaces(known, keys(others));
  return [
    ...others.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key)),
    ...shown.filter(isSelf),
  ];
}

function isSelf({ kind }: StageTile): boolean {
  return kind === 'self';
}

function single(tiles: readonly StageTile[], input: StageInput): StageLayout {
  const { stage, gap, speaker } = input;
  const main =
    tiles.find((tile) => tile.pinned) ??
    screenInFront(tiles, input.before) ??
    tiles.find((tile) => tile.key === speaker) ??
    tiles[0];
  if (!main) return NOTHING;
  const rest = mostWanted(
    tiles.filter((tile) => tile !== main),
    stage.width / stage.height >= TWO_TILES_ASPECT ? 1 : 0,
  );
  const shown = [main, ...rest];
  return {
    ...spread(shown, gridOf(shown.length, stage, gap).boxes, 'main', []),
    hidden: keys(tiles.filter((tile) => !shown.includes(tile))),
  };
}

/** As wide as its lines read well, its own edge included, and how far it stands from the tile. */
const INVITATION_WIDTH = 388;
const INVITATION_GAP = 28;

/** Oneself beside the invitation, both in the middle; above it where the stage is higher than wide. */
function alone(self: StageTile | null, { stage, gap }: Surroundings): StageLayout {
  const whole = { x: 0, y: 0, width: Math.floor(stage.width), height: Math.floor(stage.height) };
  if (!self) return { ...NOTHING, invitation: whole };
  const beside = stage.width >= 720 && stage.width > stage.height;
  const room = beside
    ? { width: stage.width * 0.58, height: stage.height }
    : { width: stage.width, height: stage.height * 0.42 };
  const box = gridOf(1, room, gap).boxes[0] ?? { x: 0, y: 0, ...room };
  if (!beside) {
    const below = Math.round(box.height + gap);
    return {
      ...NOTHING,
      placed: [{ key: self.key, role: 'grid', ...box, y: 0 }],
      invitation: { x: 0, y: below, width: stage.width, height: whole.height - below },
    };
  }
  const width = Math.min(INVITATION_WIDTH, whole.width - box.width - INVITATION_GAP);
  const x = Math.floor((whole.width - box.width - INVITATION_GAP - width) / 2);
  return {
    ...NOTHING,
    placed: [{ key: self.key, role: 'grid', ...box, x }],
    invitation: { x: x + box.width + INVITATION_GAP, y: 0, width, height: stage.height },
  };
}

/** One or several large tiles, the others in a strip: at the end of a wide stage, below on a narrow one. */
function withStrip(
  wanted: readonly StageTile[],
  tiles: readonly StageTile[],
  { stage, gap, before }: Surroundings,
): StageLayout {
  const { room } = stripOf(tiles.length - wanted.length, stage, gap);
  const large = largestGrid(wanted.length, room, gap, LANDSCAPE);
  const mains = wanted.slice(0, large.length);
  const rest = tiles.filter((tile) => !mains.includes(tile));
  const strip = stripOf(rest.length, stage, gap);
  const [only] = mains;
  // A screen brings its own line below the picture and takes the room as it is.
  const boxes =
    mains.length === 1 && only?.kind === 'screen'
      ? [{ x: 0, y: 0, ...strip.room }]
      : gridOf(mains.length, strip.room, gap).boxes;
  const layout = spread(rest, strip.boxes, 'strip', before);
  return { ...layout, placed: [...spread(mains, boxes, 'main', []).placed, ...layout.placed] };
}

function keys(tiles: readonly StageTile[]): string[] {
  return tiles.map((tile) => tile.key);
}
