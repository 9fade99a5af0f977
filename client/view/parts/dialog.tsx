// A native dialog: title, close button, content; Escape closes and the focus returns by itself.
import { X } from 'lucide';
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import { IconButton } from './button.tsx';
import css from './dialog.module.css';

export interface DialogProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** For long text; `widest` for two columns; `parts` for a list of parts beside the chosen one. */
  wide?: boolean | 'widest' | 'parts';
}

/**
 * `over` is modal, in the middle of the page. A `sheet` is not: it rises from the lower edge of the grid
 * that it stands in, and what is below it stays in reach, such as microphone and Leave on a phone.
 */
export type DialogPlace = 'over' | 'sheet';
export const DialogPlace = createContext<DialogPlace>('over');

/** Open as long as it is rendered. */
export function Dialog({ title, onClose, children, wide }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  const isSheet = useContext(DialogPlace) === 'sheet';
  useEffect(() => {
    const dialog = element.current;
    const opener = document.activeElement;
    // Removing an open dialog from the page does not return the focus, so we do.
    return () => {
      const { activeElement } = document;
      const isElsewhere = activeElement !== document.body && !dialog?.contains(activeElement);
      if (opener instanceof HTMLElement && !isElsewhere) opener.focus();
    };
  }, []);
  useEffect(() => {
    const dialog = element.current;
    // A phone that is turned, or a window that is narrowed, changes the one into the other.
    dialog?.close();
    if (isSheet) dialog?.show();
    else dialog?.showModal();
  }, [isSheet]);
  return (
    <dialog
      ref={element}
      class={[css.dialog, isSheet ? css.sheet : wide && css[wide === true ? 'wide' : wide]]
        .filter(Boolean)
        .join(' ')}
      aria-labelledby={id}
      onClose={() => {
        if (element.current?.open !== true) onClose();
      }}
      // Escape reaches a dialog that is not modal only while it has the focus, and not in every browser.
      onKeyDown={(event) => {
        if (!isSheet || event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
      // A press beside a sheet is meant for what is there.
      closedby={isSheet ? 'closerequest' : 'any'}
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
