// The icons of the build: what systems ask for, in their sizes and colors.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { drawIcons } from '../../scripts/build/icons/icons.mjs';
import { outlineOf } from '../../scripts/build/icons/outline.mjs';
import { root } from '../../scripts/root.mjs';

const icons = suite('icons');
const drawn = drawIcons(readFileSync(join(root, 'client/app/icon.svg'), 'utf8'));

const ACCENT = '0b5a69ff';
const WHITE = 'ffffffff';
const LIVE = 'ffcd45ff';
const NOTHING = '00000000';

/** Reads what `pngOf` writes: one chunk of data, no filter. */
function pixelsOf(png: Buffer): { size: number; at(x: number, y: number): string } {
  const size = png.readUInt32BE(16);
  const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  return {
    size,
    at(x, y) {
      const start = Math.floor(y * size) * (size * 4 + 1) + 1 + Math.floor(x * size) * 4;
      return rows.subarray(start, start + 4).toString('hex');
    },
  };
}

function picture(path: string): ReturnType<typeof pixelsOf> {
  const file = drawn.get(path);
  if (file === undefined) throw new Error(`${path} is not drawn.`);
  return pixelsOf(Buffer.from(file));
}

icons('every icon has its size, the ground, both bubbles and the gap between them', () => {
  for (const [path, size, corner] of [
    ['icons/icon-192.png', 192, NOTHING],
    ['icons/icon-512.png', 512, NOTHING],
    ['icons/maskable-512.png', 512, ACCENT],
    ['icons/apple-touch-icon.png', 180, ACCENT],
  ] as const) {
    const { size: found, at } = picture(path);
    assert.is(found, size, path);
    assert.equal(
      [at(0, 0), at(0.5, 0.1), at(0.5, 0.35), at(0.5, 0.5), at(0.5, 0.65)],
      [corner, ACCENT, WHITE, ACCENT, LIVE],
      path,
    );
  }
});

icons('nothing of the mark lies outside of the circle that every mask leaves', () => {
  const { at } = picture('icons/maskable-512.png');
  for (let degrees = 0; degrees < 360; degrees++) {
    const angle = (degrees * Math.PI) / 180;
    const [x, y] = [0.5 + 0.4 * Math.cos(angle), 0.5 + 0.4 * Math.sin(angle)];
    assert.is(at(x, y), ACCENT, `at ${degrees}°`);
  }
});

icons('favicon.ico holds three sizes, each where its entry says', () => {
  const ico = Buffer.from(drawn.get('favicon.ico') ?? []);
  assert.equal([ico.readUInt16LE(2), ico.readUInt16LE(4)], [1, 3]);
  const sizes = [0, 1, 2].map((index) => {
    const [length, offset] = [ico.readUInt32LE(14 + 16 * index), ico.readUInt32LE(18 + 16 * index)];
    assert.is(ico.readUInt8(6 + 16 * index), ico.readUInt32BE(offset + 16));
    assert.is(pixelsOf(ico.subarray(offset, offset + length)).at(0.5, 0.75), LIVE);
    return ico.readUInt8(6 + 16 * index);
  });
  assert.equal(sizes, [16, 32, 48]);
});

icons('a path with other commands is refused rather than drawn wrong', () => {
  assert.throws(() => outlineOf('M0 0L1 1Z'), /cannot draw/);
  assert.throws(() => outlineOf('M0 0H1 2Z'), /cannot draw/);
});

icons.run();
