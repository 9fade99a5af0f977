// A native modal dialog: title, close button, content; Escape closes and the focus returns by itself.
import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import { IconButton } from './button.tsx';
import css from './dialog.module.css';

export interface DialogProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** For long text; `widest` for two columns. */
  wide?: boolean | 'widest';
}

/** Open as long as it is rendered. */
export function Dialog({ title, onClose, children, wide }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opener = document.activeElement;
    element.current?.showModal();
    // Removing an open dialog from the page does not return the focus, so we do.
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class={[css.dialog, wide && css[wide === 'widest' ? wide : 'wide']].filter(Boolean).join(' ')}
      aria-labelledby={id}
      onClose={onClose}
      closedby="any"
    >
      <div class={css.content}>
        <header class={css.head}>
          <h2 id={id} class={css.title}>
            {title}
          </h2>
          <IconButton icon={X} label={t().close} onPress={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
