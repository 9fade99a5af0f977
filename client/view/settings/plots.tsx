// The last two minutes of a link as small plots; each also says in words what it shows.
import type { ReadonlySignal } from '@preact/signals';
import { inLocale, locale } from '../../i18n/i18n.ts';
import { report as reportWords } from '../../i18n/report.ts';
import { HISTORY_MS, type FigurePoint } from '../../room/figure-history.ts';
import { plotPath } from './plot-path.ts';
import css from './plots.module.css';

type Figure = Exclude<keyof FigurePoint, 'atMs'>;

/** The smallest height of a plot in its unit: what is below is calm and shall look so. */
const FIGURES: readonly (readonly [figure: Figure, unit: string, atLeast: number])[] = [
  ['receivedKbps', 'kbit/s', 100],
  ['sentKbps', 'kbit/s', 100],
  ['roundTripMs', 'ms', 100],
  ['lossPercent', '%', 5],
  ['framesPerSecond', '', 30],
];
const WIDTH = 160;
const HEIGHT = 36;

export interface PlotsProps {
  name: string;
  history: ReadonlySignal<readonly FigurePoint[]>;
}

export function Plots({ name, history }: PlotsProps) {
  const words = inLocale(reportWords);
  return (
    <details class={css.plots}>
      <summary aria-label={words.plotsOf(name)}>{words.plots}</summary>
      {history.value.length === 0 ? (
        <p class={css.soon}>{words.plotSoon}</p>
      ) : (
        <ul class={css.list}>
          {FIGURES.map(([figure, unit, atLeast]) => (
            <Plot
              key={figure}
              what={words.plot[figure]}
              unit={unit}
              atLeast={atLeast}
              points={history.value.map((point) => [point.atMs, point[figure]] as const)}
            />
          ))}
        </ul>
      )}
    </details>
  );
}

interface PlotProps {
  what: string;
  unit: string;
  atLeast: number;
  points: readonly (readonly [atMs: number, value: number | null])[];
}

function Plot({ what, unit, atLeast, points }: PlotProps) {
  const words = inLocale(reportWords);
  const number = new Intl.NumberFormat(locale.value, { maximumFractionDigits: 1 });
  const told = (value: number) => `${number.format(value)} ${unit}`.trim();
  const known = points.flatMap(([, value]) => (value === null ? [] : [value]));
  const now = points.at(-1)?.[1] ?? null;
  const nowText = now === null ? '–' : told(now);
  const range = [Math.min(...known), Math.max(...known)] as const;
  const said =
    known.length === 0 ? what : words.plotSaid(what, nowText, told(range[0]), told(range[1]));
  const size = { width: WIDTH, height: HEIGHT, spanMs: HISTORY_MS, atLeast };
  return (
    <li class={css.plot}>
      <span class={css.words} aria-hidden="true">
        <span>{what}</span>
        <strong>{nowText}</strong>
      </span>
      <svg
        role="img"
        aria-label={said}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        <path d={plotPath(points, size)} />
      </svg>
    </li>
  );
}
