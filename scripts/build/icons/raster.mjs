// Fills polygons on a square of pixels, with soft edges.

/** @import { Point } from './outline.mjs' */

/** Lines per pixel row; along a row the coverage is exact. */
const LINES = 8;

/** @param {number} size pixels per side @returns {{ size: number, pixels: Uint8Array }} transparent RGBA */
export function emptyPicture(size) {
  return { size, pixels: new Uint8Array(size * size * 4) };
}

/**
 * @param {ReturnType<typeof emptyPicture>} picture is painted over
 * @param {Point[]} outline in pixels, closed, not crossing itself
 * @param {string} color as #rrggbb
 */
export function fill({ size, pixels }, outline, color) {
  const paint = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  const heights = outline.map(([, y]) => y);
  const last = Math.min(size, Math.ceil(Math.max(...heights)));
  const coverage = new Float64Array(size);
  for (let y = Math.max(0, Math.floor(Math.min(...heights))); y < last; y++) {
    coverage.fill(0);
    for (let line = 0; line < LINES; line++) {
      const crossings = crossingsAt(outline, y + (line + 0.5) / LINES);
      for (let index = 0; index + 1 < crossings.length; index += 2) {
        cover(coverage, crossings[index] ?? 0, crossings[index + 1] ?? 0);
      }
    }
    for (let x = 0; x < size; x++) {
      const covered = coverage[x] ?? 0;
      if (covered > 0) blend(pixels, (y * size + x) * 4, paint, Math.min(1, covered / LINES));
    }
  }
}

/** @param {Point[]} outline @param {number} y @returns {number[]} sorted x */
function crossingsAt(outline, y) {
  const found = [];
  let [x1, y1] = outline.at(-1) ?? [0, 0];
  for (const [x2, y2] of outline) {
    if (y1 <= y !== y2 <= y) found.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    [x1, y1] = [x2, y2];
  }
  return found.sort((one, two) => one - two);
}

/** @param {Float64Array} coverage of one row @param {number} from @param {number} to */
function cover(coverage, from, to) {
  const [start, end] = [Math.max(0, from), Math.min(coverage.length, to)];
  for (let x = Math.floor(start); x < end; x++) {
    coverage[x] = (coverage[x] ?? 0) + Math.min(x + 1, end) - Math.max(x, start);
  }
}

/** Source over destination. @param {Uint8Array} pixels @param {number} at @param {number[]} paint @param {number} alpha */
function blend(pixels, at, paint, alpha) {
  const below = ((pixels[at + 3] ?? 0) / 255) * (1 - alpha);
  const whole = alpha + below;
  for (let channel = 0; channel < 3; channel++) {
    const mixed = (paint[channel] ?? 0) * alpha + (pixels[at + channel] ?? 0) * below;
    pixels[at + channel] = Math.round(mixed / whole);
  }
  pixels[at + 3] = Math.round(whole * 255);
}
