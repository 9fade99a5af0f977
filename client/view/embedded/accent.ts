// A page's own color in our buttons and marks, moved until it can be read. Pure.

type Rgb = readonly [red: number, green: number, blue: number];

/** The grounds that the color stands on in either theme, and what it is moved toward. */
const THEMES = {
  light: { grounds: ['#eef1ee', '#ffffff'], toward: [0, 0, 0] },
  dark: { grounds: ['#0f1c21', '#17282e', '#1f343b'], toward: [255, 255, 255] },
} as const;
/** WCAG 2.2, 1.4.3: text; and buttons have text. */
const ENOUGH = 4.5;
const STEPS = 40;

const both = (value: (theme: keyof typeof THEMES) => string) =>
  `light-dark(${value('light')}, ${value('dark')})`;

/** Tokens of `tokens.css` by name, for a color as '#rrggbb'. */
export function accentTokens(color: string): Record<string, string> {
  const accent = (theme: keyof typeof THEMES) => readable(color, theme, THEMES[theme].grounds);
  const soft = (theme: keyof typeof THEMES) => mixed(color, rgb(THEMES[theme].grounds[1]), 0.8);
  return {
    '--accent': both(accent),
    '--accent-h': both((theme) => mixed(accent(theme), THEMES[theme].toward, 0.2)),
    // Either reads on a color that reads on the other's ground.
    '--on-accent': both((theme) => (theme === 'light' ? '#ffffff' : '#000000')),
    '--accent-soft': both(soft),
    '--accent-ink': both((theme) =>
      readable(color, theme, [soft(theme), THEMES[theme].grounds[0]]),
    ),
  };
}

/** The nearest shade that can be read on all these grounds. */
function readable(color: string, theme: keyof typeof THEMES, grounds: readonly string[]): string {
  for (let step = 0; step < STEPS; step += 1) {
    const shade = mixed(color, THEMES[theme].toward, step / STEPS);
    if (grounds.every((ground) => contrast(shade, ground) >= ENOUGH)) return shade;
  }
  return mixed(color, THEMES[theme].toward, 1);
}

function mixed(color: string, other: Rgb, share: number): string {
  const parts = rgb(color).map((part, at) => Math.round(part + ((other[at] ?? 0) - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function rgb(color: string): Rgb {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    Number.parseInt(color.slice(at, at + 2), 16),
  );
  return [red, green, blue];
}

/** WCAG 2.2, contrast ratio. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = rgb(color).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
