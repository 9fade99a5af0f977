// The gestures that enlarge and move a picture in its frame: wheel with Ctrl, pinch, drag, double press, keys.
import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Size } from '../../room/tile-grid.ts';
import { pan, WHOLE, wheelFactor, zoomAfterKey, zoomAt, type Zoom } from './zoom.ts';

type Point = { x: number; y: number };

const DOUBLE_PRESS_SCALE = 2;

export function useZoom(frame: RefObject<HTMLElement | null>, zoom: Signal<Zoom>): void {
  useEffect(() => {
    const lifetime = new AbortController();
    if (frame.current) listen(frame.current, zoom, lifetime.signal);
    return () => lifetime.abort();
  }, []);
}

function listen(frame: HTMLElement, zoom: Signal<Zoom>, signal: AbortSignal): void {
  const pointers = new Map<number, Point>();
  const forget = ({ pointerId }: PointerEvent) => void pointers.delete(pointerId);
  // Not passive, or the browser enlarges the whole page.
  frame.addEventListener('wheel', (event) => turnWheel(frame, event, zoom), {
    signal,
    passive: false,
  });
  frame.addEventListener('keydown', (event) => pressKey(frame, event, zoom), { signal });
  frame.addEventListener(
    'dblclick',
    (event) => {
      const larger = zoomAt(WHOLE, DOUBLE_PRESS_SCALE, pointIn(frame, event), frameSize(frame));
      zoom.value = zoom.peek().scale > 1 ? WHOLE : larger;
    },
    { signal },
  );
  frame.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      pointers.set(event.pointerId, pointIn(frame, event));
      frame.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  frame.addEventListener(
    'pointermove',
    (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const now = pointIn(frame, event);
      pointers.set(event.pointerId, now);
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      const size = frameSize(frame);
      zoom.value = other
        ? pinch(zoom.peek(), before, now, other, size)
        : pan(zoom.peek(), now.x - before.x, now.y - before.y, size);
    },
    { signal },
  );
  frame.addEventListener('pointerup', forget, { signal });
  frame.addEventListener('pointercancel', forget, { signal });
}

/** One finger moved from `before` to `now` while the other one stayed. */
function pinch(zoom: Zoom, before: Point, now: Point, other: Point, size: Size): Zoom {
  const distance = (point: Point) => Math.hypot(point.x - other.x, point.y - other.y);
  const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
  const factor = distance(before) > 0 ? distance(now) / distance(before) : 1;
  const moved = pan(zoom, (now.x - before.x) / 2, (now.y - before.y) / 2, size);
  return zoomAt(moved, factor, middle, size);
}

function turnWheel(frame: HTMLElement, event: WheelEvent, zoom: Signal<Zoom>): void {
  const now = zoom.peek();
  const size = frameSize(frame);
  // A pinch on a touch pad arrives as a wheel with Ctrl, too.
  if (event.ctrlKey)
    zoom.value = zoomAt(now, wheelFactor(event.deltaY), pointIn(frame, event), size);
  else if (now.scale > 1) zoom.value = pan(now, -event.deltaX, -event.deltaY, size);
  else return;
  event.preventDefault();
}

function pressKey(frame: HTMLElement, event: KeyboardEvent, zoom: Signal<Zoom>): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const next = zoomAfterKey(zoom.peek(), event.key, frameSize(frame));
  if (next === null) return;
  event.preventDefault();
  // The same keys may mean something for the whole meeting.
  event.stopPropagation();
  zoom.value = next;
}

export function frameSize({ clientWidth: width, clientHeight: height }: HTMLElement): Size {
  return { width, height };
}

function pointIn(frame: HTMLElement, { clientX, clientY }: MouseEvent): Point {
  const { left, top } = frame.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
