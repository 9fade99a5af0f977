// The app's manifest in the language of the page; scripts/build/manifests.mjs writes one for each.
import { effect } from '@preact/signals';
import { locale, type Locale } from '../i18n/i18n.ts';
import { onAbort } from '../kit/lifetime.ts';

const MANIFESTS: Record<Locale, string> = {
  de: '/manifest.webmanifest',
  en: '/manifest.en.webmanifest',
};

export function followManifest(signal: AbortSignal): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
  if (link === null) return;
  const stop = effect(() => {
    const address = MANIFESTS[locale.value];
    // The browser loads it anew at each change.
    if (link.getAttribute('href') !== address) link.setAttribute('href', address);
  });
  onAbort(signal, stop);
}
