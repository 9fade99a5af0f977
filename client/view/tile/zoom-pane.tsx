// A picture that one can enlarge and move in its frame, by pointer and by keys.
import type { Signal } from '@preact/signals';
import type { ComponentChildren, RefObject } from 'preact';
import { useZoom } from './use-zoom.ts';
import type { Zoom } from './zoom.ts';
import css from './zoom-pane.module.css';

export interface ZoomPaneProps {
  /** Accessible name of the focusable frame. */
  label: string;
  zoom: Signal<Zoom>;
  /** The frame, for who zooms by buttons and fills the screen. */
  frame: RefObject<HTMLDivElement | null>;
  children: ComponentChildren;
}

export function ZoomPane({ label, zoom, frame, children }: ZoomPaneProps) {
  useZoom(frame, zoom);
  return (
    <div
      ref={frame}
      role="group"
      aria-label={label}
      aria-keyshortcuts="+ - 0"
      // What can be moved has to be reached by keyboard, like a part of the page that scrolls.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      class={css.frame}
      data-zoomed={zoom.value.scale > 1 ? '' : undefined}
      data-picture
    >
      <div class={css.picture} style={{ transform: transformOf(zoom.value) }}>
        {children}
      </div>
    </div>
  );
}

function transformOf({ scale, x, y }: Zoom): string {
  return scale === 1 ? 'none' : `translate(${x}px, ${y}px) scale(${scale})`;
}
