// Where the focus goes when what had it goes away: a panel, a tile, a button.
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { focusInto } from '../shortcuts/regions.ts';
import type { PanelState } from '../slots.ts';

/** The focus goes back to the button that opened the panel; to More where it has none. */
export function closePanel(panel: PanelState): void {
  const id = panel.open.peek();
  if (id === null) return;
  panel.show(null);
  returnToBar(id);
}

function returnToBar(id: string): void {
  (barButton(id) ?? barButton('more'))?.focus();
}

/** The button of an entry in the bar; null where it stands in More. */
export function barButton(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-bar="${id}"]`);
}

/** Escape anywhere in the meeting; dialogs and popovers keep theirs to themselves. */
export function useEscape(element: RefObject<HTMLElement | null>, press: () => void): void {
  useEffect(() => {
    const lifetime = new AbortController();
    element.current?.addEventListener(
      'keydown',
      (event) => {
        const inDialog = event.target instanceof Element && event.target.closest('dialog');
        if (event.key === 'Escape' && !event.defaultPrevented && !inDialog) press();
      },
      { signal: lifetime.signal },
    );
    return () => lifetime.abort();
  }, []);
}

/**
 * When the element with the focus leaves the page, the browser leaves the focus nowhere and a screen
 * reader starts from the top. Then it goes to the nearest thing that is left around it.
 */
export function useFocusKeeper(element: RefObject<HTMLElement | null>, panel: PanelState): void {
  useEffect(() => {
    const root = element.current;
    if (root === null) return;
    const lifetime = new AbortController();
    let path: Element[] = [];
    let inPanel: string | null = null;
    root.addEventListener(
      'focusin',
      ({ target }) => {
        if (!(target instanceof Element) || target.closest('dialog')) return;
        path = pathUp(target, root);
        inPanel = target.closest('aside') && panel.open.peek();
      },
      { signal: lifetime.signal },
    );
    root.addEventListener(
      'focusout',
      ({ relatedTarget, target }) => {
        // Left on purpose, by a press on nothing; a removed element is disconnected.
        if (relatedTarget === null && target instanceof Element && target.isConnected)
          queueMicrotask(() => {
            if (target.isConnected) path = [];
          });
      },
      { signal: lifetime.signal },
    );
    const observer = new MutationObserver(() => {
      const nowhere = document.activeElement === null || document.activeElement === document.body;
      if (!nowhere || path[0] === undefined || path[0].isConnected) return;
      const left = path.find(
        (one): one is HTMLElement => one instanceof HTMLElement && one.isConnected,
      );
      path = [];
      if (inPanel !== null && panel.open.peek() !== inPanel) returnToBar(inPanel);
      else if (left !== undefined) focusInto(left);
    });
    observer.observe(root, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      lifetime.abort();
    };
  }, []);
}

function pathUp(target: Element, root: Element): Element[] {
  const path = [target];
  for (let one = target.parentElement; one !== null; one = one.parentElement) {
    path.push(one);
    if (one === root) break;
  }
  return path;
}
