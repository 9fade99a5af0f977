// Light, dark or as the system has it: one signal, remembered, written to <html data-theme>.
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { createLog } from '../kit/log.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORAGE_KEY = 'schnack.theme';
const log = createLog('theme');
const current = signal<Theme>(remembered());

export const theme: ReadonlySignal<Theme> = current;

/** Changes the colors at once and remembers the choice on this device. */
export function setTheme(next: Theme): void {
  current.value = next;
  try {
    localStorage.setItem(STORAGE_KEY, next);
  } catch (error) {
    log.debug(`theme not remembered: ${String(error)}`);
  }
}

/** Changes the colors for this page alone, as the page around a frame wishes. */
export function wearTheme(next: Theme): void {
  current.value = next;
}

/** The one after this, for a button that goes round. */
export function nextTheme(now: Theme): Theme {
  return THEMES[(THEMES.indexOf(now) + 1) % THEMES.length] ?? 'system';
}

/** Keeps the page in step with the theme; call once at the start. Returns what ends it. */
export function followTheme(root: HTMLElement): () => void {
  return effect(() => {
    if (current.value === 'system') delete root.dataset.theme;
    else root.dataset.theme = current.value;
  });
}

function remembered(): Theme {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return THEMES.find((known) => known === stored) ?? 'system';
  } catch (error) {
    log.debug(`no remembered theme: ${String(error)}`);
    return 'system';
  }
}
