// A grid of equal tiles and how a picture fits its tile: pure geometry, in CSS pixels.

export interface Size {
  width: number;
  height: number;
}
export interface Box extends Size {
  x: number;
  y: number;
}
/** Smallest and largest width / height of a tile. */
export type AspectRange = readonly [smallest: number, largest: number];

export interface Grid {
  columns: number;
  rows: number;
  tile: Size;
  boxes: readonly Box[];
}

/** The aspect range of tiles in general, and where most pictures are upright. */
export const LANDSCAPE: AspectRange = [4 / 3, 16 / 9];
export const PORTRAIT: AspectRange = [3 / 4, 16 / 9];
/** What does not reach this is not shown; "+n" stands in its place. */
export const MINIMUM_TILE: Size = { width: 136, height: 96 };
/** Among sizes this close, the grid with fewer empty cells wins. */
const NEARLY_AS_LARGE = 0.96;
/**
 * From this share of visible picture on, a tile is filled instead of showing the whole picture. A hair
 * below 0.75, so that 16:9 in a 4:3 tile counts although tiles are rounded to whole pixels.
 */
const FILL_FROM_VISIBLE_SHARE = 0.745;

/** The grid of equal tiles that makes `count` tiles largest. */
export function gridOf(count: number, stage: Size, gap: number, range = LANDSCAPE): Grid {
  const candidates = Array.from({ length: count }, (_, index) =>
    candidate(count, index + 1, stage, gap, range),
  );
  const largest = Math.max(...candidates.map((grid) => grid.area));
  const close = candidates.filter((grid) => grid.area >= largest * NEARLY_AS_LARGE);
  const fewestEmpty = Math.min(...close.map((grid) => grid.empty));
  const best = close
    .filter((grid) => grid.empty === fewestEmpty)
    .reduce((a, b) => (b.area > a.area ? b : a));
  return { ...best, boxes: gridBoxes(count, best, stage, gap) };
}

/** Fill the tile, or show the whole picture, because too much of it would be cut off. */
export function fitOf(tileAspect: number, pictureAspect: number | null): 'fill' | 'whole' {
  if (pictureAspect === null) return 'fill';
  const visibleShare = Math.min(tileAspect / pictureAspect, pictureAspect / tileAspect);
  return visibleShare >= FILL_FROM_VISIBLE_SHARE ? 'fill' : 'whole';
}

function candidate(count: number, columns: number, stage: Size, gap: number, range: AspectRange) {
  const rows = Math.ceil(count / columns);
  const cell = {
    width: (stage.width - gap * (columns - 1)) / columns,
    height: (stage.height - gap * (rows - 1)) / rows,
  };
  const tile = clampAspect(cell, range);
  return {
    columns,
    rows,
    tile: { width: Math.floor(tile.width), height: Math.floor(tile.height) },
    area: Math.max(0, tile.width) * Math.max(0, tile.height),
    empty: columns * rows - count,
  };
}

function clampAspect({ width, height }: Size, [smallest, largest]: AspectRange): Size {
  if (width / height > largest) return { width: height * largest, height };
  if (width / height < smallest) return { width, height: width / smallest };
  return { width, height };
}

/** The last row centered, the whole block centered, edges on whole pixels. */
function gridBoxes(
  count: number,
  { columns, rows, tile }: Omit<Grid, 'boxes'>,
  stage: Size,
  gap: number,
): Box[] {
  const blockHeight = rows * tile.height + (rows - 1) * gap;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = row === rows - 1 ? count - row * columns : columns;
    const rowWidth = inRow * tile.width + (inRow - 1) * gap;
    return {
      x: Math.round((stage.width - rowWidth) / 2 + (index % columns) * (tile.width + gap)),
      y: Math.round((stage.height - blockHeight) / 2 + row * (tile.height + gap)),
      ...tile,
    };
  });
}
