// Moves the floating own picture: a drag ends in the nearest corner, arrow keys go to the next one.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { cornerAfterKey, nearestCorner } from '../../room/stage-corner.ts';
import type { Box, Size } from '../../room/tile-grid.ts';
import type { Corner } from '../../room/view-preferences.ts';

export interface FloatOptions {
  /** False: the element stands where it stands. */
  floating: boolean;
  box: Box;
  stage: Size;
  corner: Corner;
  onCorner: (corner: Corner) => void;
}

/** How far it is dragged just now, CSS pixels; null while it is not. */
export type DragOffset = { x: number; y: number } | null;

/** A press that moves less than this is no drag. */
const DRAG_FROM = 6;

export function useFloat(
  element: RefObject<HTMLElement | null>,
  options: FloatOptions,
): ReadonlySignal<DragOffset> {
  const offset = useSignal<DragOffset>(null);
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    const place = element.current;
    if (!place || !options.floating) return;
    const lifetime = new AbortController();
    const { signal } = lifetime;
    let start: { x: number; y: number } | null = null;
    const end = () => {
      start = null;
      offset.value = null;
    };
    place.addEventListener(
      'pointerdown',
      (event) => {
        const onControl = event.target instanceof Element && event.target.closest('button');
        if (event.button !== 0 || onControl) return;
        start = { x: event.clientX, y: event.clientY };
        place.setPointerCapture(event.pointerId);
      },
      { signal },
    );
    place.addEventListener(
      'pointermove',
      (event) => {
        if (!start) return;
        const moved = { x: event.clientX - start.x, y: event.clientY - start.y };
        if (offset.peek() || Math.hypot(moved.x, moved.y) >= DRAG_FROM) offset.value = moved;
      },
      { signal },
    );
    place.addEventListener(
      'pointerup',
      () => {
        const { box, stage, onCorner } = latest.current;
        const moved = offset.peek();
        if (moved)
          onCorner(nearestCorner({ ...box, x: box.x + moved.x, y: box.y + moved.y }, stage));
        end();
      },
      { signal },
    );
    place.addEventListener('pointercancel', end, { signal });
    place.addEventListener(
      'keydown',
      (event) => {
        const next = cornerAfterKey(latest.current.corner, event.key);
        if (next === null) return;
        event.preventDefault();
        latest.current.onCorner(next);
      },
      { signal },
    );
    return () => {
      end();
      lifetime.abort();
    };
  }, [options.floating]);
  return offset;
}
