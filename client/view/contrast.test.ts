// Recomputes the contrast of the palette from the stylesheet itself (WCAG 2.2, success criteria 1.4.3 and 1.4.11).
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const stylesheet = readFileSync('client/view/tokens.css', 'utf8');
const test = suite('contrast');

type Theme = 'light' | 'dark';

function color(token: string, theme: Theme): string {
  const match = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(
    stylesheet,
  );
  assert.ok(match, `token ${token}`);
  return (theme === 'light' ? match[1] : match[2]) ?? '';
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(front: string, back: string, theme: Theme): number {
  const a = luminance(color(front, theme));
  const b = luminance(color(back, theme));
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Front, back, ratio in light, ratio in dark, what is needed. */
const PAIRS: readonly [string, string, number, number, number][] = [
  ['ink', 'ground', 13.7, 15.3, 4.5],
  ['ink', 'surface', 15.5, 13.4, 4.5],
  ['ink', 'sunken', 12.4, 16.3, 4.5],
  ['ink2', 'ground', 6.0, 8.6, 4.5],
  ['ink2', 'surface', 6.8, 7.6, 4.5],
  ['ink2', 'raised', 6.8, 6.5, 4.5],
  ['ink2', 'sunken', 5.5, 9.2, 4.5],
  ['accent-ink', 'ground', 8.3, 11.9, 4.5],
  ['accent-ink', 'surface', 9.5, 10.4, 4.5],
  ['accent-ink', 'accent-soft', 7.5, 7.5, 4.5],
  ['on-accent', 'accent', 7.8, 8.4, 4.5],
  ['on-accent', 'accent-h', 10.3, 10.0, 4.5],
  ['on-live', 'live', 10.7, 11.3, 4.5],
  ['on-danger', 'danger', 6.0, 4.9, 4.5],
  ['on-danger', 'danger-h', 7.9, 5.8, 4.5],
  ['danger-ink', 'danger-soft', 6.4, 7.6, 4.5],
  ['danger-ink', 'surface', 7.9, 8.4, 4.5],
  ['ok-ink', 'ok-soft', 6.3, 7.9, 4.5],
  ['warn-ink', 'warn-soft', 6.8, 8.6, 4.5],
  ['control', 'ground', 3.5, 5.2, 3],
  ['control', 'surface', 4.0, 4.5, 3],
  ['control', 'raised', 4.0, 3.9, 3],
  ['accent', 'ground', 6.9, 9.1, 3],
  ['accent', 'surface', 7.8, 8.0, 3],
  ['danger', 'ground', 5.2, 3.6, 3],
  ['danger', 'surface', 6.0, 3.1, 3],
  ['focus', 'ground', 13.7, 17.4, 3],
  ['focus', 'surface', 15.5, 15.2, 3],
  ['ring', 'ground', 6.9, 12.4, 3],
];

for (const [front, back, light, dark, need] of PAIRS)
  test(`${front} on ${back} is legible in both themes`, () => {
    assert.ok(ratio(front, back, 'light') >= need);
    assert.ok(ratio(front, back, 'dark') >= need);
    assert.ok(Math.abs(ratio(front, back, 'light') - light) < 0.1);
    assert.ok(Math.abs(ratio(front, back, 'dark') - dark) < 0.1);
  });

for (let index = 0; index < 8; index++)
  test(`avatar ${index} is legible in both themes`, () => {
    assert.ok(ratio(`avatar-ink-${index}`, `avatar-${index}`, 'light') >= 6.4);
    assert.ok(ratio(`avatar-ink-${index}`, `avatar-${index}`, 'dark') >= 6.4);
  });

test.run();
