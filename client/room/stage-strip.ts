// The strip of small tiles beside or below the large ones: pure geometry.
import { MINIMUM_TILE, type Box, type Size } from './tile-grid.ts';

const STRIP_ASPECT = 16 / 10;
/** From this width / height of the stage on, the strip stands at the end, otherwise below. */
const WIDE_STAGE = 1.3;

export interface Strip {
  /** What is left for the large tiles; begins at the stage's own corner. */
  room: Size;
  /** At most `count`, fewer when they do not fit. */
  boxes: readonly Box[];
}

export function stripOf(count: number, stage: Size, gap: number): Strip {
  if (count === 0) return { room: stage, boxes: [] };
  return stage.width / stage.height >= WIDE_STAGE
    ? stripAtEnd(count, stage, gap)
    : stripBelow(count, stage, gap);
}

function stripAtEnd(count: number, stage: Size, gap: number): Strip {
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
  return { room: { width: stage.width - depth - gap, height: stage.height }, boxes };
}

function stripBelow(count: number, stage: Size, gap: number): Strip {
  const height = MINIMUM_TILE.height;
  const width = Math.floor(height * STRIP_ASPECT);
  const shown = Math.min(count, Math.max(1, Math.floor((stage.width + gap) / (width + gap))));
  const start = (stage.width - shown * width - (shown - 1) * gap) / 2;
  const y = Math.round(stage.height - height);
  const boxes = Array.from({ length: shown }, (_, index) => {
    return { x: Math.round(start + index * (width + gap)), y, width, height };
  });
  return { room: { width: stage.width, height: stage.height - height - gap }, boxes };
}
