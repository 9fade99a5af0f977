// Where each tile stands on the stage: pure geometry, in CSS pixels, y downwards, x from the start edge.
import { gridOf, LANDSCAPE, PORTRAIT, type Box, type Size } from './tile-grid.ts';

export interface StageTile {
  key: string;
  kind: 'self' | 'other' | 'screen';
  /** Width / height of its picture, null while there is none. */
  pictureAspect: number | null;
  /** When not all fit, the higher ones are shown. */
  priority: number;
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

const MINIMUM_TILE: Size = { width: 136, height: 96 };
/** A stage lower than this (400 % zoom) shows one tile, */
const SINGLE_TILE_HEIGHT = 200;
/** ... and one more where it is this wide: the strip above a phone's sheet. */
const TWO_TILES_ASPECT = 2.4;
const STRIP_ASPECT = 16 / 10;
export interface StageInput {
  /** In the order of joining; self anywhere, it is put last. */
  tiles: readonly StageTile[];
  stage: Size;
  gap: number;
  mode: 'grid' | 'speaker';
  /** Key of the tile that is large in speaker view. */
  speaker: string | null;
}

/** Arranges everybody: alone, two, grid, speaker with strip, or a shared screen with strip. */
export function arrange({ tiles, stage, gap, mode, speaker }: StageInput): StageLayout {
  const screens = tiles.filter((tile) => tile.kind === 'screen');
  const others = tiles.filter((tile) => tile.kind === 'other');
  const self = tiles.filter((tile) => tile.kind === 'self');
  const main =
    screens.at(-1) ?? tiles.find((tile) => tile.key === speaker) ?? others[0] ?? self[0] ?? null;
  const ordered = [...screens, ...others, ...self];
  if (!main || stage.width < 1 || stage.height < 1) return { ...NOTHING, hidden: keys(ordered) };
  if (stage.height < SINGLE_TILE_HEIGHT) return single(main, ordered, stage, gap);
  if (ordered.length === 1) return alone(main, stage, gap);
  if (screens.length > 0) return withStrip(main, ordered, stage, gap);
  const [other, own] = [others[0], self[0]];
  if (other && own && ordered.length === 2 && stage.width / stage.height >= 1.2)
    return pair(other, own, stage, gap);
  if (mode === 'speaker' && ordered.length > 2) return withStrip(main, ordered, stage, gap);
  return inGrid(ordered, stage, gap);
}

const NOTHING: StageLayout = { placed: [], more: null, hidden: [], invitation: null };

function inGrid(tiles: readonly StageTile[], stage: Size, gap: number): StageLayout {
  const portraits = tiles.filter((tile) => (tile.pictureAspect ?? 1) < 1).length;
  const portrait = stage.height > stage.width && portraits >= tiles.length / 2;
  let count = tiles.length;
  let grid = gridOf(count, stage, gap, portrait ? PORTRAIT : LANDSCAPE);
  while (count > 1 && tooSmall(grid.tile)) {
    count--;
    grid = gridOf(count, stage, gap, portrait ? PORTRAIT : LANDSCAPE);
  }
  return spread(tiles, grid.boxes, 'grid');
}

function tooSmall(tile: Size): boolean {
  return tile.width < MINIMUM_TILE.width || tile.height < MINIMUM_TILE.height;
}

/** Gives the boxes to the tiles; when there are more tiles than boxes, the last box says "+n". */
function spread(
  tiles: readonly StageTile[],
  boxes: readonly Box[],
  role: Placed['role'],
): StageLayout {
  const crowded = tiles.length > boxes.length;
  const shown = crowded ? mostWanted(tiles, boxes.length - 1) : tiles;
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

/** The ones with the highest priority, in their old order, so that nobody jumps. */
function mostWanted(tiles: readonly StageTile[], count: number): StageTile[] {
  const chosen = new Set([...tiles].sort((a, b) => b.priority - a.priority).slice(0, count));
  return tiles.filter((tile) => chosen.has(tile));
}

function single(
  main: StageTile,
  tiles: readonly StageTile[],
  stage: Size,
  gap: number,
): StageLayout {
  const rest = mostWanted(
    tiles.filter((tile) => tile !== main),
    stage.width / stage.height >= TWO_TILES_ASPECT ? 1 : 0,
  );
  const shown = [main, ...rest];
  return {
    ...spread(shown, gridOf(shown.length, stage, gap).boxes, 'main'),
    hidden: keys(tiles.filter((tile) => !shown.includes(tile))),
  };
}

/** Oneself beside the invitation; above it where the stage is higher than wide. */
function alone(self: StageTile, stage: Size, gap: number): StageLayout {
  const beside = stage.width >= 720 && stage.width > stage.height;
  const room = beside
    ? { width: stage.width * 0.58, height: stage.height }
    : { width: stage.width, height: stage.height * 0.42 };
  const box = gridOf(1, room, gap).boxes[0] ?? { x: 0, y: 0, ...room };
  const start = Math.round(room.width + 2 * gap);
  const below = Math.round(box.height + gap);
  return {
    ...NOTHING,
    placed: [{ key: self.key, role: 'grid', ...box, ...(beside ? {} : { y: 0 }) }],
    invitation: beside
      ? { x: start, y: 0, width: Math.floor(stage.width) - start, height: stage.height }
      : { x: 0, y: below, width: stage.width, height: Math.floor(stage.height) - below },
  };
}

/** The other one fills the stage, oneself floats in the bottom end corner. */
function pair(other: StageTile, self: StageTile, stage: Size, gap: number): StageLayout {
  const large = gridOf(1, stage, gap).boxes[0] ?? { x: 0, y: 0, ...stage };
  const width = Math.round(Math.min(260, Math.max(112, stage.width * 0.19)));
  const height = Math.round(width / STRIP_ASPECT);
  const inset = 20;
  const x = large.x + large.width - width - inset;
  const y = large.y + large.height - height - inset;
  return {
    ...NOTHING,
    placed: [
      { key: other.key, role: 'main', ...large },
      { key: self.key, role: 'floating', x, y, width, height },
    ],
  };
}

/** One large tile, the others in a strip: at the end of a wide stage, below on a narrow one. */
function withStrip(
  main: StageTile,
  tiles: readonly StageTile[],
  stage: Size,
  gap: number,
): StageLayout {
  const rest = tiles.filter((tile) => tile !== main);
  const wide = stage.width / stage.height >= 1.3;
  const strip = wide ? stripAtEnd(rest.length, stage, gap) : stripBelow(rest.length, stage, gap);
  const room = wide
    ? { width: stage.width - strip.depth - gap, height: stage.height }
    : { width: stage.width, height: stage.height - strip.depth - gap };
  const box = main.kind === 'screen' ? { x: 0, y: 0, ...room } : gridOf(1, room, gap).boxes[0];
  const placedMain = box ? [{ key: main.key, role: 'main' as const, ...box }] : [];
  const layout = spread(rest, strip.boxes, 'strip');
  return { ...layout, placed: [...placedMain, ...layout.placed] };
}

function stripAtEnd(count: number, stage: Size, gap: number): { depth: number; boxes: Box[] } {
  const depth = Math.round(Math.min(220, Math.max(200, stage.width * 0.176)));
  const most = Math.max(1, Math.floor((stage.height + gap) / (MINIMUM_TILE.height + gap)));
  const shown = Math.min(count, most);
  const height = Math.floor(
    Math.min(depth / STRIP_ASPECT, (stage.height - gap * (shown - 1)) / shown),
  );
  const width = Math.floor(height * STRIP_ASPECT);
  const top = (stage.height - shown * height - (shown - 1) * gap) / 2;
  const x = Math.round(stage.width - depth + (depth - width) / 2);
  const boxes = Array.from({ length: shown }, (_, index) => {
    return { x, y: Math.round(top + index * (height + gap)), width, height };
  });
  return { depth, boxes };
}

function stripBelow(count: number, stage: Size, gap: number): { depth: number; boxes: Box[] } {
  const depth = MINIMUM_TILE.height;
  const width = Math.floor(depth * STRIP_ASPECT);
  const shown = Math.min(count, Math.max(1, Math.floor((stage.width + gap) / (width + gap))));
  const start = (stage.width - shown * width - (shown - 1) * gap) / 2;
  const y = Math.round(stage.height - depth);
  const boxes = Array.from({ length: shown }, (_, index) => {
    return { x: Math.round(start + index * (width + gap)), y, width, height: depth };
  });
  return { depth, boxes };
}

function keys(tiles: readonly StageTile[]): string[] {
  return tiles.map((tile) => tile.key);
}
