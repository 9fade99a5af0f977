// Code that a press needs and the first picture does not: loads at the press, and stays until closed.
import { useSignal } from '@preact/signals';
import { useContext } from 'preact/hooks';
import { createLog } from '../../kit/log.ts';
import { LaterCode, type Later } from './later-code.ts';

const log = createLog('later');

/** `later` is null until `load` was called and the code is there. */
export function useLater() {
  const loadLater = useContext(LaterCode);
  const later = useSignal<Later | null>(null);
  const failed = useSignal(false);
  const load = () => {
    loadLater().then(
      (loaded) => (later.value = loaded),
      (error: unknown) => {
        failed.value = true;
        log.error(`no dialog: ${String(error)}`);
      },
    );
  };
  return { later: later.value, failed: failed.value, load, close: () => (later.value = null) };
}
