// A menu beside its opener that no scrolling list cuts off: in the top layer, placed by measuring.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import css from './floating-menu.module.css';

export interface FloatingMenuProps {
  /** What opened it: the menu stands below it, or above where there is more room. */
  opener: HTMLElement;
  label: string;
  /** The focus is back at the opener, if that is still there. */
  onClose: () => void;
  children: ComponentChildren;
}

const GAP_PX = 6;
const EDGE_PX = 8;

/** Open as long as it is rendered. Its lines are `MenuItem`s or buttons with a menuitem role. */
export function FloatingMenu({ opener, label, onClose, children }: FloatingMenuProps) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return undefined;
    const lifetime = new AbortController();
    const { signal } = lifetime;
    box.showPopover?.();
    place(box, opener);
    itemsOf(box)[0]?.focus();
    document.addEventListener(
      'pointerdown',
      ({ target }) => {
        if (target instanceof Node && !box.contains(target) && !opener.contains(target)) onClose();
      },
      { signal },
    );
    const follow = () => {
      const at = opener.getBoundingClientRect();
      if (at.bottom < 0 || at.top > innerHeight || at.height === 0) onClose();
      else place(box, opener);
    };
    document.addEventListener(
      'scroll',
      ({ target }) => {
        if (target !== box) follow();
      },
      { signal, capture: true, passive: true },
    );
    window.addEventListener('resize', follow, { signal });
    box.addEventListener(
      'focusout',
      (event) => {
        const next = event.relatedTarget;
        if (next instanceof Node && !box.contains(next) && !opener.contains(next)) onClose();
      },
      { signal },
    );
    return () => lifetime.abort();
  }, [opener]);

  const closeAndReturn = () => {
    opener.focus();
    onClose();
  };
  return (
    <div
      ref={element}
      popover="manual"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      class={css.menu}
      onKeyDown={(event) => {
        const box = event.currentTarget;
        if (event.key === 'Escape' || event.key === 'Tab') {
          event.preventDefault();
          event.stopPropagation();
          closeAndReturn();
        } else if (moveFocus(itemsOf(box), event.key)) {
          event.preventDefault();
        }
      }}
    >
      {children}
    </div>
  );
}

function itemsOf(box: HTMLElement): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
}

/** Arrow keys, Home and End (ARIA Authoring Practices, menu pattern); true when the key was one. */
function moveFocus(items: readonly HTMLElement[], key: string): boolean {
  const here = items.findIndex((item) => item === document.activeElement);
  const next = here + 1 >= items.length ? 0 : here + 1;
  const target = {
    ArrowDown: next,
    ArrowRight: next,
    ArrowUp: here - 1,
    ArrowLeft: here - 1,
    Home: 0,
    End: -1,
  }[key];
  if (target === undefined) return false;
  items.at(target)?.focus();
  return true;
}

/** End edges meet; the side with enough room wins, otherwise the larger one, and the menu scrolls. */
function place(box: HTMLElement, opener: HTMLElement): void {
  box.style.maxHeight = '';
  const at = opener.getBoundingClientRect();
  const below = innerHeight - at.bottom - GAP_PX - EDGE_PX;
  const above = at.top - GAP_PX - EDGE_PX;
  const isBelow = below >= box.offsetHeight || below >= above;
  const height = Math.min(box.offsetHeight, isBelow ? below : above);
  const isRightToLeft = getComputedStyle(opener).direction === 'rtl';
  const left = isRightToLeft ? at.left : at.right - box.offsetWidth;
  const { style } = box;
  style.maxHeight = `${height}px`;
  style.top = `${isBelow ? at.bottom + GAP_PX : at.top - GAP_PX - height}px`;
  style.left = `${Math.max(EDGE_PX, Math.min(left, innerWidth - box.offsetWidth - EDGE_PX))}px`;
  box.dataset['side'] = isBelow ? 'below' : 'above';
}
