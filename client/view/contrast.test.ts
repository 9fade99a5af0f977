// Recomputes the contrast of the palette from the stylesheet itself (WCAG 2.2, success criteria 1.4.3 and 1.4.11).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const stylesheet = readFileSync('client/view/tokens.css', 'utf8');
const test = suite('contrast');

type Theme = 'light' | 'dark';

/** Who asks for more contrast gets other values for some tokens; "var(--ink)" stands for another token. */
const MORE_CONTRAST = new Map(
  [
    ...(
      /@media \(prefers-contrast: more\) \{\s*:root \{([^}]*)\}/.exec(stylesheet)?.[1] ?? ''
    ).matchAll(/--([\w-]+): ([^;]+);/g),
  ].map(([, token = '', value = '']) => [token, value]),
);

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
    const value = channelOf(hex, at) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function ratio(front: string, back: string, theme: Theme): number {
  return contrast(color(front, theme), color(back, theme));
}

function channelOf(hex: string, at: number): number {
  return Number.parseInt(hex.slice(at, at + 2), 16);
}

/** The color that `color-mix(in srgb, one share, other)` gives. */
function mixed(one: string, other: string, share: number): string {
  const channel = (at: number) => channelOf(one, at) * share + channelOf(other, at) * (1 - share);
  return `#${[1, 3, 5].map((at) => Math.round(channel(at)).toString(16).padStart(2, '0')).join('')}`;
}

/** A token as it is for those who ask for more contrast. */
function strongColor(token: string, theme: Theme): string {
  const value = MORE_CONTRAST.get(token);
  if (value === undefined) return color(token, theme);
  const [, other] = /^var\(--([\w-]+)\)$/.exec(value) ?? [];
  if (other !== undefined) return color(other, theme);
  const [, light = '', dark = ''] =
    /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(value) ?? [];
  return theme === 'light' ? light : dark;
}

/** Front, back, ratio in light, ratio in dark, what is needed. */
const PAIRS: readonly [string, string, number, number, number][] = [
  ['ink', 'ground', 13.7, 15.3, 4.5],
  ['ink', 'surface', 15.5, 13.4, 4.5],
  ['ink', 'sunken', 12.4, 16.3, 4.5],
  ['ink', 'raised', 15.5, 11.5, 4.5],
  ['ink2', 'ground', 6.0, 8.6, 4.5],
  ['ink2', 'surface', 6.8, 7.6, 4.5],
  ['ink2', 'raised', 6.8, 6.5, 4.5],
  ['ink2', 'sunken', 5.5, 9.2, 4.5],
  ['accent-ink', 'ground', 8.3, 11.9, 4.5],
  ['accent-ink', 'surface', 9.5, 10.4, 4.5],
  ['accent-ink', 'accent-soft', 7.5, 7.5, 4.5],
  ['accent-ink', 'raised', 9.5, 8.9, 4.5],
  ['accent-ink', 'sunken', 7.5, 12.7, 4.5],
  ['ink2', 'accent-soft', 5.4, 5.4, 4.5],
  ['on-accent', 'accent', 7.8, 8.4, 4.5],
  ['on-accent', 'accent-h', 10.3, 10.0, 4.5],
  ['on-live', 'live', 10.7, 11.3, 4.5],
  ['on-danger', 'danger', 6.0, 4.9, 4.5],
  ['on-danger', 'danger-h', 7.9, 5.8, 4.5],
  ['danger-ink', 'danger-soft', 6.4, 7.6, 4.5],
  ['danger-ink', 'surface', 7.9, 8.4, 4.5],
  ['danger-ink', 'raised', 7.9, 7.2, 4.5],
  ['danger-ink', 'ground', 6.9, 9.6, 4.5],
  ['ok-ink', 'ok-soft', 6.3, 7.9, 4.5],
  ['ok-ink', 'surface', 7.6, 10.0, 4.5],
  ['ok-ink', 'ground', 6.7, 11.4, 4.5],
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
  ['focus', 'raised', 15.5, 13.0, 3],
  ['focus', 'sunken', 12.4, 18.5, 3],
  ['focus', 'accent-soft', 12.3, 10.9, 3],
  ['ok', 'ground', 5.0, 9.0, 3],
  ['ok', 'surface', 5.7, 7.9, 3],
  ['warn', 'ground', 5.3, 10.2, 3],
  ['warn', 'surface', 6.0, 8.9, 3],
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

const THEMES = ['light', 'dark'] as const;

test('a camera that is off leaves the words on its tint legible', () => {
  const tile = readFileSync('client/view/tile/tile.module.css', 'utf8');
  const [light, dark] = [...tile.matchAll(/var\(--tint\) (\d+)%, var\(--(\w+)\)/g)];
  assert.equal([light?.[1], light?.[2], dark?.[1], dark?.[2]], ['26', 'sunken', '30', 'surface']);
  for (let index = 0; index < 8; index++) {
    for (const theme of THEMES) {
      const [share, below] = theme === 'light' ? [0.26, 'sunken'] : [0.3, 'surface'];
      const ground = mixed(color(`avatar-${index}`, theme), color(below, theme), share);
      assert.ok(contrast(color('ink', theme), ground) >= 7, `avatar ${index}, ${theme}`);
    }
  }
});

test('with more contrast secondary text is as strong as text, and lines and borders are seen', () => {
  assert.equal([...MORE_CONTRAST.keys()].sort(), ['control', 'ink2', 'line']);
  for (const theme of THEMES) {
    for (const back of ['ground', 'surface', 'raised', 'sunken']) {
      const against = (token: string) =>
        contrast(strongColor(token, theme), strongColor(back, theme));
      assert.ok(against('ink2') >= 7, `ink2 on ${back}, ${theme}`);
      assert.ok(against('control') >= 7, `control on ${back}, ${theme}`);
      assert.ok(against('line') >= 3, `line on ${back}, ${theme}`);
    }
  }
});

/** All rules of all stylesheets, as their declarations. */
function rules(): { file: string; rule: string }[] {
  return readdirSync('client', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) =>
      [...readFileSync(join('client', file), 'utf8').matchAll(/\{([^{}]*)\}/g)].map(
        ([, rule = '']) => ({ file, rule }),
      ),
    );
}

test('text and ground that one rule sets together stand in the table', () => {
  // The ratio is the same the other way round.
  const known = new Set(
    PAIRS.flatMap(([one, other]) => [`${one} on ${other}`, `${other} on ${one}`]),
  );
  const unknown = rules().flatMap(({ file, rule }) => {
    const front = /(?:^|\s)color: var\(--([\w-]+)\)/.exec(rule)?.[1];
    const back = /background(?:-color)?: var\(--([\w-]+)\)/.exec(rule)?.[1];
    if (front === undefined || back === undefined || front.startsWith('avatar-ink')) return [];
    return known.has(`${front} on ${back}`) ? [] : [`${front} on ${back} in ${file}`];
  });
  assert.equal(unknown, []);
});

test('every color of the palette is in the table, or named as one that carries no meaning', () => {
  const decorative = ['line', 'scrim', 'shade', 'shade-deep'];
  const tested = new Set([...PAIRS.flatMap(([front, back]) => [front, back]), ...decorative]);
  const tokens = [...stylesheet.matchAll(/^ {2}--([\w-]+): light-dark\(/gm)].map(
    ([, name = '']) => name,
  );
  assert.equal(
    tokens.filter((name) => !tested.has(name) && !name.startsWith('avatar-')),
    [],
  );
});

test.run();
