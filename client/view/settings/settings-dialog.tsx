// The settings: a list of sections at the start, one of them open; on narrow screens one above the other.
import { useSignal } from '@preact/signals';
import { t } from '../../i18n/i18n.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import type { SettingsSection } from './section.ts';
import css from './settings.module.css';

export interface SettingsDialogProps {
  sections: readonly SettingsSection[];
  /** The section to begin with; the first one unless told otherwise. */
  first?: string;
  onClose: () => void;
}

export function SettingsDialog({ sections, first, onClose }: SettingsDialogProps) {
  const openId = useSignal(first ?? sections[0]?.id);
  const open = sections.find(({ id }) => id === openId.value) ?? sections[0];
  if (open === undefined) return null;
  return (
    <Dialog title={t().settings.title} onClose={onClose} wide="parts">
      <div class={css.columns}>
        {sections.length > 1 && (
          <nav class={css.list} aria-label={t().settings.sections}>
            {sections.map(({ id, icon, title }) => (
              <button
                key={id}
                type="button"
                class={css.entry}
                aria-current={id === open.id ? 'true' : undefined}
                onClick={() => (openId.value = id)}
              >
                <Icon icon={icon} />
                {title()}
              </button>
            ))}
          </nav>
        )}
        <section class={css.section} aria-label={open.title()}>
          <h3 class={css.heading}>{open.title()}</h3>
          {open.render()}
        </section>
      </div>
    </Dialog>
  );
}
