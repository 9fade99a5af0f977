// Turns what the logo's path is made of into polygons: M, H, V, A and C with absolute numbers, Z.

/** @typedef {[x: number, y: number]} Point */

const ARGUMENTS = /** @type {const} */ ({ M: 2, H: 1, V: 1, A: 7, C: 6, Z: 0 });
/** Straight pieces per curve: at 512 pixels none is off by a tenth of one. */
const PIECES = 24;

/**
 * @param {string} path the `d` of an SVG path
 * @returns {Point[]} the closed outline
 */
export function outlineOf(path) {
  /** @type {Point[]} */
  const points = [];
  for (const [, letter = '', text = ''] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (text.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    if (!(letter in ARGUMENTS) || numbers.length !== ARGUMENTS[/** @type {'M'} */ (letter)]) {
      throw new Error(`The path has ${letter}${text}, which the icons cannot draw.`);
    }
    const from = points.at(-1) ?? [0, 0];
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = numbers;
    if (letter === 'M') points.push([a, b]);
    if (letter === 'H') points.push([a, from[1]]);
    if (letter === 'V') points.push([from[0], a]);
    if (letter === 'C') points.push(...curve(from, [a, b], [c, d], [e, f]));
    if (letter === 'A') points.push(...arc(from, a, d !== e, [f, g], e === 1));
  }
  return points;
}

/** @param {Point} from @param {Point} one @param {Point} two @param {Point} to @returns {Point[]} */
function curve(from, one, two, to) {
  return pieces((t) => {
    const s = 1 - t;
    /** @param {0 | 1} axis */
    const at = (axis) =>
      s ** 3 * from[axis] +
      3 * s * s * t * one[axis] +
      3 * s * t * t * two[axis] +
      t ** 3 * to[axis];
    return [at(0), at(1)];
  });
}

/**
 * A circular arc (SVG 2, appendix B.2.4, with equal radii).
 * @param {Point} from @param {number} radius @param {boolean} centerIsLeft large-arc and sweep differ
 * @param {Point} to @param {boolean} clockwise as one sees it: y points down
 * @returns {Point[]}
 */
function arc(from, radius, centerIsLeft, to, clockwise) {
  const [dx, dy] = [(to[0] - from[0]) / 2, (to[1] - from[1]) / 2];
  const half = Math.hypot(dx, dy);
  const r = Math.max(radius, half);
  const away = (Math.sqrt(r * r - half * half) / half) * (centerIsLeft ? 1 : -1);
  const center = /** @type {Point} */ ([from[0] + dx - dy * away, from[1] + dy + dx * away]);
  const start = Math.atan2(from[1] - center[1], from[0] - center[0]);
  const end = Math.atan2(to[1] - center[1], to[0] - center[0]);
  const turn = 2 * Math.PI;
  const sweep = clockwise ? (end - start + turn) % turn : -((start - end + turn) % turn);
  return pieces((t) => [
    center[0] + r * Math.cos(start + sweep * t),
    center[1] + r * Math.sin(start + sweep * t),
  ]);
}

/** @param {(t: number) => Point} at @returns {Point[]} without the starting point */
function pieces(at) {
  return Array.from({ length: PIECES }, (_, index) => at((index + 1) / PIECES));
}
