// The size of an element as a signal, so that layouts follow the container and not the window.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Size } from '../../room/tile-grid.ts';

/** Measured before the first paint and then whenever it changes; content box, CSS pixels. */
export function useSize(element: RefObject<HTMLElement | null>): ReadonlySignal<Size> {
  const size = useSignal<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = target;
      if (width !== size.value.width || height !== size.value.height)
        size.value = { width, height };
    };
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    measure();
    return () => observer.disconnect();
  }, []);
  return size;
}
