// For whoever shares: a line above the bar says so, with what the picture is sharp for, and the end of it.
import { MonitorUp } from 'lucide';
import { inLocale, t } from '../../i18n/i18n.ts';
import { stage as stageWords } from '../../i18n/stage.ts';
import type { LocalScreen } from '../../room/local-media.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import line from './status-line.module.css';
import css from './sharing-line.module.css';

const HINTS = ['text', 'motion'] as const;

export function SharingLine({ screen }: { screen: LocalScreen }) {
  if (!screen.on.value) return null;
  const words = t();
  return (
    <div class={[line.line, css.line].join(' ')} data-tone="info">
      <Icon icon={MonitorUp} />
      <p class={line.text}>{inLocale(stageWords).sharing}</p>
      <div class={css.hint} role="group" aria-label={inLocale(stageWords).hint}>
        <span class={css.label} aria-hidden="true">
          {inLocale(stageWords).hint}
        </span>
        {HINTS.map((hint) => (
          <button
            key={hint}
            type="button"
            class={css.choice}
            aria-pressed={screen.hint.value === hint}
            onClick={() => screen.setHint(hint)}
          >
            {inLocale(stageWords).hints[hint]}
          </button>
        ))}
      </div>
      <Button kind="secondary" size="small" onPress={() => screen.turnOff()}>
        {words.tile.stopShare}
      </Button>
    </div>
  );
}
