// Whatever color a page takes, everything in it can be read.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accentTokens, contrast } from './accent.ts';

const test = suite('accent');

/** The values of one theme. */
function colors(color: string, at: 0 | 1): Record<string, string> {
  return Object.fromEntries(
    Object.entries(accentTokens(color)).map(([token, value]) => [
      token,
      /light-dark\((#\w{6}), (#\w{6})\)/.exec(value)?.[at + 1] ?? 'none',
    ]),
  );
}

const GROUNDS = [
  ['#eef1ee', '#ffffff'],
  ['#0f1c21', '#17282e', '#1f343b'],
] as const;

for (const color of ['#000000', '#ffffff', '#ffd800', '#ff0000', '#003064', '#7f7f7f', '#00ffff']) {
  for (const at of [0, 1] as const) {
    test(`${color} can be read in the ${at === 0 ? 'light' : 'dark'} theme`, () => {
      const { [`--accent`]: accent = '', ...rest } = colors(color, at);
      for (const ground of GROUNDS[at]) assert.ok(contrast(accent, ground) >= 4.5, ground);
      for (const fill of [accent, rest['--accent-h'] ?? '']) {
        assert.ok(contrast(fill, rest['--on-accent'] ?? '') >= 4.5, fill);
      }
      assert.ok(contrast(rest['--accent-ink'] ?? '', rest['--accent-soft'] ?? '') >= 4.5);
    });
  }
}

test('a color that can be read stays as it is', () => {
  assert.is(colors('#0b5a69', 0)['--accent'], '#0b5a69');
});

test.run();
