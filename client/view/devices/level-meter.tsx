// Twenty small segments that show how loud the own microphone is.
import type { ReadonlySignal } from '@preact/signals';
import { t } from '../../i18n/i18n.ts';
import css from './devices.module.css';

const SEGMENTS = 20;

export function LevelMeter({ level }: { level: ReadonlySignal<number> }) {
  const lit = Math.round(Math.min(1, Math.max(0, level.value)) * SEGMENTS);
  return (
    <div
      class={css.meter}
      role="meter"
      aria-label={t().lobby.level}
      aria-valuemin={0}
      aria-valuemax={SEGMENTS}
      aria-valuenow={lit}
    >
      {Array.from({ length: SEGMENTS }, (_, index) => (
        <span key={index} class={index < lit ? css.lit : css.unlit} />
      ))}
    </div>
  );
}
