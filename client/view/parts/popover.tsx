// Floating content beside its opener: closes by Escape, by a press outside and when the focus leaves.
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import css from './popover.module.css';

export interface PopoverProps {
  /** The button that opened it; gets the focus back. */
  opener: RefObject<HTMLElement | null>;
  onClose: () => void;
  label: string;
  role: 'menu' | 'group';
  /** Above the opener (in the bar) or below it (in the head of a page). */
  side: 'above' | 'below';
  children: ComponentChildren;
}

/** Open as long as it is rendered; stands inside a positioned parent of the opener. */
export function Popover({ opener, onClose, label, role, side, children }: PopoverProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const lifetime = new AbortController();
    const { signal } = lifetime;
    const box = element.current;
    box?.querySelector<HTMLElement>('button, a, input')?.focus();
    const closeAndReturn = () => {
      onClose();
      opener.current?.focus();
    };
    box?.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          closeAndReturn();
        } else if (role === 'menu') moveFocus(box, event);
      },
      { signal },
    );
    document.addEventListener(
      'pointerdown',
      (event) => {
        if (!(event.target instanceof Node)) return;
        if (!box?.contains(event.target) && !opener.current?.contains(event.target)) onClose();
      },
      { signal },
    );
    box?.addEventListener(
      'focusout',
      (event) => {
        const next = event.relatedTarget;
        if (next instanceof Node && !box.contains(next) && !opener.current?.contains(next))
          onClose();
      },
      { signal },
    );
    return () => lifetime.abort();
  }, []);
  return (
    <div ref={element} role={role} aria-label={label} class={[css.popover, css[side]].join(' ')}>
      {children}
    </div>
  );
}

/** Arrow keys, Home and End inside a menu (ARIA Authoring Practices, menu pattern). */
export function moveFocus(box: HTMLElement, event: KeyboardEvent): void {
  const items = [...box.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const here = items.findIndex((item) => item === document.activeElement);
  const target = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  items.at(target >= items.length ? 0 : target)?.focus();
}
