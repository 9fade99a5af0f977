// The browser's offer to install the client as an app, kept until somebody takes it.
import { signal as createSignal, type ReadonlySignal } from '@preact/signals';
import { onAbort } from '../kit/lifetime.ts';
import type { InstallOffer } from '../view/home/install-offer.ts';

/** https://wicg.github.io/manifest-incubations/; Chromium alone has it. */
interface InstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}

/** Null while there is none. The event comes early and once, so this listens from the start. */
export function followInstallOffer(signal: AbortSignal): ReadonlySignal<InstallOffer | null> {
  const offer = createSignal<InstallOffer | null>(null);
  const offered = (event: Event) => {
    // Phones would otherwise lay the offer over the page by themselves.
    event.preventDefault();
    offer.value = {
      take() {
        // Whatever the answer is: the same offer cannot be made twice.
        offer.value = null;
        void (event as InstallPromptEvent).prompt();
      },
    };
  };
  window.addEventListener('beforeinstallprompt', offered, { signal });
  window.addEventListener('appinstalled', () => (offer.value = null), { signal });
  onAbort(signal, () => (offer.value = null));
  return offer;
}
