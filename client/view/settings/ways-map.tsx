// Who is connected to whom, direct or through TURN: a picture for the eyes, a list for the ears.
import { inLocale } from '../../i18n/i18n.ts';
import { report as reportWords } from '../../i18n/report.ts';
import type { Room } from '../../room/room.ts';
import type { PairOfWays } from '../../room/ways.ts';
import { avatarColor, initials } from '../parts/initials.ts';
import css from './ways-map.module.css';

const SIZE = 260;
const RING = 100;
const DOT = 18;

/** Nothing for two: their one way stands beside the name already. */
export function WaysMap({ room }: { room: Room }) {
  const words = inLocale(reportWords);
  const people = [room.self, ...room.others.value];
  if (people.length < 3) return null;
  const ways = room.ways.value;
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name.value ?? '';
  const placeOf = (id: string) => {
    const at = people.findIndex((person) => person.id === id);
    const angle = (at / people.length) * 2 * Math.PI - Math.PI / 2;
    return { x: SIZE / 2 + RING * Math.cos(angle), y: SIZE / 2 + RING * Math.sin(angle) };
  };
  const kinds = (['direct', 'detour', 'none'] as const).filter((kind) =>
    ways.some(({ way }) => way === kind),
  );
  return (
    <details class={css.ways}>
      <summary>{words.ways}</summary>
      <svg class={css.map} viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
        {ways.map(({ one, other, way }) => {
          const [from, to] = [placeOf(one), placeOf(other)];
          return (
            <line
              key={`${one} ${other}`}
              data-way={way ?? 'unknown'}
              x1={from.x}
              y1={from.y}
              x2={to.x}
              y2={to.y}
            />
          );
        })}
        {people.map(({ id, name }) => {
          const { x, y } = placeOf(id);
          return (
            <g key={id} transform={`translate(${x} ${y})`}>
              <circle r={DOT} fill={`var(--avatar-${avatarColor(id)})`} />
              <text dy="0.35em" fill={`var(--avatar-ink-${avatarColor(id)})`}>
                {initials(name.value)}
              </text>
            </g>
          );
        })}
      </svg>
      <p class={css.legend} aria-hidden="true">
        {kinds.map((kind) => (
          <span key={kind}>
            <svg viewBox="0 0 28 4">
              <line data-way={kind} x1="0" y1="2" x2="28" y2="2" />
            </svg>
            {words.wayOfPair[kind]}
          </span>
        ))}
      </p>
      <ul class="visually-hidden">
        {ways.map((pair) => (
          <li key={`${pair.one} ${pair.other}`}>{sentenceOf(pair, nameOf)}</li>
        ))}
      </ul>
    </details>
  );
}

function sentenceOf({ one, other, way }: PairOfWays, nameOf: (id: string) => string): string {
  const words = inLocale(reportWords);
  return `${words.pairOf(nameOf(one), nameOf(other))}: ${words.wayOfPair[way ?? 'unknown']}`;
}
