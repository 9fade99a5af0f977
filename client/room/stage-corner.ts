// The floating own picture: how large it is, which corner it stands in, where a drag or a key moves it. Pure.
import type { Box, Size } from './tile-grid.ts';
import type { Corner } from './view-preferences.ts';

const ASPECT = 16 / 10;
const SHARE_OF_STAGE = 0.19;
const SMALLEST = 112;
const LARGEST = 260;
/** Of the tile it lies on, so that it never reaches the plate at the other end. */
const SHARE_OF_TILE = 0.45;
const INSET = 20;
const NARROW_INSET = 12;
const NARROW = 480;

/** Over the one of the tiles that is nearest to the corner; null when there is none. */
export function floatingBox(stage: Size, tiles: readonly Box[], corner: Corner): Box | null {
  const first = tiles[0];
  if (!first) return null;
  const distance = (tile: Box) => cornerDistance(tile, stage, corner);
  const tile = tiles.reduce((best, next) => (distance(next) < distance(best) ? next : best), first);
  const wanted = Math.min(LARGEST, Math.max(SMALLEST, stage.width * SHARE_OF_STAGE));
  const width = Math.round(Math.min(wanted, tile.width * SHARE_OF_TILE));
  const height = Math.round(width / ASPECT);
  const inset = tile.width < NARROW ? NARROW_INSET : INSET;
  const x = corner === 'top-start' ? tile.x + inset : tile.x + tile.width - width - inset;
  const y = corner === 'bottom-end' ? tile.y + tile.height - height - inset : tile.y + inset;
  return { x, y, width, height };
}

/** The corner that a box let go of at this place belongs to. */
export function nearestCorner(box: Box, stage: Size): Corner {
  const atStart = box.x + box.width / 2 < stage.width / 2;
  const atTop = box.y + box.height / 2 < stage.height / 2;
  if (!atTop) return 'bottom-end';
  return atStart ? 'top-start' : 'top-end';
}

/** Where an arrow key moves it; null when there is nothing in that direction. */
export function cornerAfterKey(corner: Corner, key: string): Corner | null {
  const next: Partial<Record<string, Corner>> = {
    'top-start ArrowRight': 'top-end',
    'top-start ArrowDown': 'bottom-end',
    'top-end ArrowLeft': 'top-start',
    'top-end ArrowDown': 'bottom-end',
    'bottom-end ArrowUp': 'top-end',
    'bottom-end ArrowLeft': 'top-start',
  };
  return next[`${corner} ${key}`] ?? null;
}

function cornerDistance(tile: Box, stage: Size, corner: Corner): number {
  const x = corner === 'top-start' ? tile.x : stage.width - tile.x - tile.width;
  const y = corner === 'bottom-end' ? stage.height - tile.y - tile.height : tile.y;
  // Rows first: of a last row that is shorter than the others, the last tile is meant.
  return y * stage.width + x;
}
