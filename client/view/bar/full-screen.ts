// Whether the page fills the screen, as a signal, and the switch for it.
import { signal, type ReadonlySignal } from '@preact/signals';
import { createLog } from '../../kit/log.ts';

const log = createLog('full screen');
const current = signal(false);

/** Follows the browser's own key (F11 is not told) and Escape too. */
export const fullScreen: ReadonlySignal<boolean> = current;

if (typeof document !== 'undefined')
  document.addEventListener('fullscreenchange', () => {
    current.value = document.fullscreenElement !== null;
  });

export function toggleFullScreen(): void {
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  done.catch((error: unknown) => log.info(`full screen refused: ${String(error)}`));
}
