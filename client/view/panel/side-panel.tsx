// A side panel: title, close button, content; takes the focus when it opens.
import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import { IconButton } from '../parts/button.tsx';
import css from './side-panel.module.css';

export interface SidePanelProps {
  title: string;
  /** Stands beside the title, e.g. how many people there are. */
  count?: number | undefined;
  kind: 'docked' | 'over' | 'sheet';
  /** Width in CSS pixels where it is not a sheet. */
  width: number;
  onClose: () => void;
  /** Buttons before the one that closes the panel. */
  actions?: ComponentChildren;
  children: ComponentChildren;
}

export function SidePanel({
  title,
  count,
  kind,
  width,
  onClose,
  actions,
  children,
}: SidePanelProps) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    const panel = element.current;
    if (!panel) return;
    // A panel that already chose its own place for the focus (a message field) keeps it.
    if (!panel.contains(document.activeElement)) panel.focus();
  }, []);
  return (
    <aside
      ref={element}
      tabIndex={-1}
      aria-label={title}
      class={[css.panel, css[kind]].join(' ')}
      style={kind === 'sheet' ? {} : { width: `${width}px` }}
    >
      <header class={css.head}>
        <h2 class={css.title}>
          {title} {count !== undefined && <span class={css.count}>{count}</span>}
        </h2>
        <div class={css.actions}>
          {actions}
          <IconButton icon={X} label={t().close} onPress={onClose} />
        </div>
      </header>
      <div class={css.content}>{children}</div>
    </aside>
  );
}
