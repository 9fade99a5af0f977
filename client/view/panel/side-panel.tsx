// A side panel: title, close button, content; takes the focus when it opens. Its first picture, which answers
// the press, has only the frame and covers the stage; what is in it comes, and the stage makes room, right after.
import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import { afterPaint } from '../../kit/after-paint.ts';
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
  const isAnswered = useSignal(false);
  useEffect(() => {
    const lifetime = new AbortController();
    afterPaint(() => (isAnswered.value = true), lifetime.signal);
    return () => lifetime.abort();
  }, []);
  useEffect(() => {
    const panel = element.current;
    if (!panel || !isAnswered.value) return;
    // A panel that already chose its own place for the focus (a message field) keeps it.
    if (!panel.contains(document.activeElement)) panel.focus();
  }, [isAnswered.value]);
  const place = kind === 'docked' && !isAnswered.value ? 'over' : kind;
  return (
    <aside
      ref={element}
      tabIndex={-1}
      aria-label={title}
      aria-busy={!isAnswered.value}
      class={[css.panel, css[place]].join(' ')}
      data-panel={place}
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
      <div class={css.content}>{isAnswered.value && children}</div>
    </aside>
  );
}
