// Which pictures count as covered.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isDark } from './darkness.ts';

const test = suite('darkness');

/** A picture of 100 pixels, the last `lit` of them of another gray. */
function picture(gray: number, lit = 0, litGray = 0): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(400);
  for (let index = 0; index < 100; index += 1) {
    const value = index >= 100 - lit ? litGray : gray;
    pixels.set([value, value, value, 255], index * 4);
  }
  return pixels;
}

const table: [what: string, pixels: Uint8ClampedArray, dark: boolean][] = [
  ['black is dark', picture(0), true],
  ['the noise of a covered lens is dark', picture(6, 10, 20), true],
  ['a dim room is not', picture(20), false],
  ['one lamp in the night is not', picture(4, 3, 200), false],
  ['no picture is not', new Uint8ClampedArray(0), false],
];
for (const [what, pixels, dark] of table) test(what, () => assert.is(isDark(pixels), dark));

test.run();
