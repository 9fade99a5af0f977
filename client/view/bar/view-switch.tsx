// Grid or speaker view: a segmented control at the end of the bar.
import { LayoutGrid, PanelRight } from 'lucide';
import { t } from '../../i18n/i18n.ts';
import { Icon } from '../parts/icon.tsx';
import { Tip } from '../parts/tip.tsx';
import css from './bar.module.css';
import type { MeetingView } from './bar.tsx';

const ICONS = { grid: LayoutGrid, speaker: PanelRight };

export interface ViewSwitchProps {
  view: MeetingView;
  setView: (view: MeetingView) => void;
  words: boolean;
}

export function ViewSwitch({ view, setView, words }: ViewSwitchProps) {
  const names = t().meeting;
  return (
    <div class={css.segments} role="group" aria-label={names.layout}>
      {(['grid', 'speaker'] as const).map((id) => (
        <button
          key={id}
          type="button"
          class={css.segment}
          aria-pressed={view === id}
          aria-label={names[id]}
          onClick={() => setView(id)}
        >
          <Icon icon={ICONS[id]} />
          {words ? <span>{names[id]}</span> : <Tip text={names[id]} />}
        </button>
      ))}
    </div>
  );
}
