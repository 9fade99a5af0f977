// Draws the icons that systems ask for as pixels, from client/app/icon.svg alone: no renderer, equal bytes everywhere.
import { outlineOf } from './outline.mjs';
import { icoOf, pngOf } from './png.mjs';
import { emptyPicture, fill } from './raster.mjs';

/** @import { Point } from './outline.mjs' */

/** The grid of icon.svg, and the side of its mark: both bubbles from edge to edge. */
const GRID = 32;
const MARK = 28;
/** How much of the side the mark takes: 20 % margin, less where every pixel counts. */
const ROOMY = 0.6;
const TIGHT = 0.8;
const CORNER = 7;

/**
 * All icons by their path below dist/client. Their addresses are stable: manifests name them.
 * @param {string} svg text of icon.svg: a ground, and two bubbles of one path
 * @returns {Map<string, Uint8Array>}
 */
export function drawIcons(svg) {
  const colors = [...svg.matchAll(/fill="(#[0-9a-f]{3,6})"/g)].map(([, color = '']) => long(color));
  const bubble = outlineOf(/<path[^>]* d="([^"]+)"/.exec(svg)?.[1] ?? '');
  if (colors.length !== 3 || bubble.length === 0) throw new Error('icon.svg has another form.');
  const square = outlineOf(`M0 0H${GRID}V${GRID}H0Z`);
  const rounded = outlineOf(
    `M${CORNER} 0H${GRID - CORNER}A${CORNER} ${CORNER} 0 0 1 ${GRID} ${CORNER}V${GRID - CORNER}` +
      `A${CORNER} ${CORNER} 0 0 1 ${GRID - CORNER} ${GRID}H${CORNER}` +
      `A${CORNER} ${CORNER} 0 0 1 0 ${GRID - CORNER}V${CORNER}A${CORNER} ${CORNER} 0 0 1 ${CORNER} 0Z`,
  );

  /** @param {number} size @param {Point[]} ground @param {number} share of the side for the mark */
  const draw = (size, ground, share) => {
    const picture = emptyPicture(size);
    const pixel = size / GRID;
    const mark = (size * share) / MARK;
    /** @type {Point[][]} */
    const shapes = [
      ground.map(([x, y]) => [x * pixel, y * pixel]),
      bubble.map(([x, y]) => [size / 2 + (x - GRID / 2) * mark, size / 2 + (y - GRID / 2) * mark]),
      bubble.map(([x, y]) => [size / 2 - (x - GRID / 2) * mark, size / 2 - (y - GRID / 2) * mark]),
    ];
    for (const [index, shape] of shapes.entries()) fill(picture, shape, colors[index] ?? '');
    return pngOf(picture);
  };

  return new Map([
    ['favicon.ico', icoOf([16, 32, 48].map((size) => ({ size, png: draw(size, rounded, TIGHT) })))],
    ['icons/icon.svg', new TextEncoder().encode(svg)],
    ['icons/icon-192.png', draw(192, rounded, ROOMY)],
    ['icons/icon-512.png', draw(512, rounded, ROOMY)],
    // Systems cut these two out of the square themselves: Android any shape, iOS a rounded one.
    ['icons/maskable-512.png', draw(512, square, ROOMY)],
    ['icons/apple-touch-icon.png', draw(180, square, ROOMY)],
  ]);
}

/** @param {string} color #rgb or #rrggbb */
function long(color) {
  return color.length === 4 ? color.replaceAll(/[0-9a-f]/g, '$&$&') : color;
}
