// What is wrong with a person's connection or picture: a mark at the top end of the tile, or a retry.
import { inLocale, t } from '../../i18n/i18n.ts';
import { stage as stageWords } from '../../i18n/stage.ts';
import type { LinkHealth } from '../../room/participant.ts';
import { SignalBars } from '../parts/signal-bars.tsx';
import type { PictureFlow } from './picture-flow.ts';
import css from './tile.module.css';

export interface HealthMarkProps {
  health: LinkHealth;
  flow: PictureFlow;
  /** Width of the tile in CSS pixels. */
  width: number;
  onRetry: () => void;
}

/** A weak connection is told in words where there is room; what stops the picture always, if it fits. */
const WORD_FROM_WIDTH = { weak: 240, stopped: 150 };

export function HealthMark({ health, flow, width, onRetry }: HealthMarkProps) {
  const words = t();
  if (health === 'lost')
    return (
      <button type="button" class={css.retry} onClick={onRetry}>
        {words.tile.retry}
      </button>
    );
  const stands = flow === 'frozen' || flow === 'stalled';
  if (health === 'good' && !stands) return null;
  const stopped = health === 'reconnecting' || health === 'connecting';
  const word =
    stands && !stopped ? inLocale(stageWords).frozen : health === 'good' ? '' : words.tile[health];
  const from = stands || stopped ? WORD_FROM_WIDTH.stopped : WORD_FROM_WIDTH.weak;
  return (
    <span class={css.weak} title={width >= from ? undefined : word}>
      <SignalBars />
      {width >= from && <span>{word}</span>}
    </span>
  );
}
