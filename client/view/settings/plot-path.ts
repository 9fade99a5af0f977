// Pure: values over time to the path of a line in an SVG picture.

export interface PlotSize {
  width: number;
  height: number;
  /** The time that the width stands for; the latest value stands at its end. */
  spanMs: number;
  /** The height stands for the largest value, but for no less than this. */
  atLeast: number;
}

/** A gap in the values is a gap in the line. */
export function plotPath(
  points: readonly (readonly [atMs: number, value: number | null])[],
  { width, height, spanMs, atLeast }: PlotSize,
): string {
  const endMs = points.at(-1)?.[0] ?? 0;
  const most = Math.max(atLeast, ...points.map(([, value]) => value ?? 0));
  let pen = 'M';
  let path = '';
  for (const [atMs, value] of points) {
    if (value === null) {
      pen = 'M';
      continue;
    }
    const x = round(width - ((endMs - atMs) / spanMs) * width);
    // Half a line's width stays free at both edges.
    const y = round(1 + (1 - value / most) * (height - 2));
    path += `${pen}${x} ${y}`;
    pen = 'L';
  }
  return path;
}

function round(coordinate: number): number {
  return Math.round(coordinate * 10) / 10;
}
