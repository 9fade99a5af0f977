// Tells a covered camera from a dim room: from a tiny copy of the picture, looked at every few seconds.

/** Mean brightness of a covered lens, 0 to 255: a little noise is left. */
const DARK_MEAN = 12;
/** A dim room has a lamp or a screen somewhere; a covered lens has nothing. */
const DARK_MAXIMUM = 48;

/** @param pixels RGBA, 0 to 255 each, as of getImageData */
export function isDark(pixels: Uint8ClampedArray): boolean {
  let sum = 0;
  let maximum = 0;
  for (let at = 0; at + 2 < pixels.length; at += 4) {
    // Rec. 601 luma: how bright each color looks.
    const luma =
      0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
    sum += luma;
    maximum = Math.max(maximum, luma);
  }
  const count = Math.floor(pixels.length / 4);
  return count > 0 && sum / count < DARK_MEAN && maximum < DARK_MAXIMUM;
}
