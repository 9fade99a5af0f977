// Says on pages outside a meeting that there is no network, as long as that is so.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLater } from '../home/use-later.ts';
import css from './page.module.css';

/** The words come with the code for later, which the service worker keeps. */
export function WhenOffline() {
  const { later, load } = useLater();
  const offline = useSignal(!navigator.onLine);
  useEffect(() => {
    const life = new AbortController();
    const look = () => (offline.value = !navigator.onLine);
    for (const type of ['online', 'offline']) {
      window.addEventListener(type, look, { signal: life.signal });
    }
    return () => life.abort();
  }, []);
  const isOffline = offline.value;
  useEffect(() => {
    if (isOffline) load();
  }, [isOffline]);
  if (!isOffline) return null;
  // The region is there before its words, so that they are read out.
  return (
    <div role="status" class={css.offline}>
      {later && <later.OfflineNote />}
    </div>
  );
}
