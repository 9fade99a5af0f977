// One tab stop for the whole bar, arrow keys inside (ARIA Authoring Practices, toolbar pattern).
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Moves among the elements with `data-bar`; remembers the last one as the tab stop. */
export function useRovingFocus(toolbar: RefObject<HTMLElement | null>): void {
  // After every render, because the buttons change with width and features.
  useEffect(() => {
    const buttons = barButtons(toolbar.current);
    const stop = buttons.find((button) => button.tabIndex === 0) ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
  });
  useEffect(() => {
    const element = toolbar.current;
    if (!element) return;
    const { signal, abort } = lifetime();
    element.addEventListener('keydown', (event) => move(element, event), { signal });
    element.addEventListener('focusin', (event) => keep(element, event.target), { signal });
    return abort;
  }, []);
}

function lifetime() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

function barButtons(element: HTMLElement | null): HTMLElement[] {
  return element ? [...element.querySelectorAll<HTMLElement>('[data-bar]')] : [];
}

function keep(element: HTMLElement, target: EventTarget | null): void {
  const buttons = barButtons(element);
  if (!buttons.some((button) => button === target)) return;
  for (const button of buttons) button.tabIndex = button === target ? 0 : -1;
}

function move(element: HTMLElement, event: KeyboardEvent): void {
  const buttons = barButtons(element);
  const here = buttons.findIndex((button) => button === event.target);
  if (here < 0) return;
  const target = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  buttons.at(target >= buttons.length ? 0 : target)?.focus();
}
