// The web app manifests: one a language, for one and the same app (https://www.w3.org/TR/appmanifest/).

/** The page's ground in the light theme; the page itself names both (index.html). */
const GROUND = '#eef1ee';

/** The name is the same, so that no system asks whether the app may call itself something else. */
const words = {
  de: {
    description: 'Videobesprechungen von Gerät zu Gerät, verschlüsselt und ohne Konto.',
    start: 'Besprechung starten',
  },
  en: {
    description: 'Video meetings from device to device, encrypted and without an account.',
    start: 'Start a meeting',
  },
};

/** German is what the page names; the client names the other one. */
const paths = { de: 'manifest.webmanifest', en: 'manifest.en.webmanifest' };

/** @returns {Map<string, Uint8Array>} by path below dist/client */
export function manifests() {
  const text = new TextEncoder();
  return new Map(
    /** @type {const} */ (['de', 'en']).map((lang) => [
      paths[lang],
      text.encode(`${JSON.stringify(manifest(lang), null, 2)}\n`),
    ]),
  );
}

/** @param {keyof typeof words} lang */
function manifest(lang) {
  const { description, start } = words[lang];
  const png = { type: 'image/png' };
  return {
    id: '/',
    name: 'Schnack',
    short_name: 'Schnack',
    description,
    lang,
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: GROUND,
    theme_color: GROUND,
    categories: ['business', 'productivity'],
    icons: [
      { src: '/icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/icon-192.png', sizes: '192x192', ...png },
      { src: '/icons/icon-512.png', sizes: '512x512', ...png },
      { src: '/icons/maskable-512.png', sizes: '512x512', purpose: 'maskable', ...png },
    ],
    shortcuts: [
      { name: start, url: '/?start', icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }] },
    ],
    // Each link gets a window of its own: the one with a meeting in it stays as it is.
    launch_handler: { client_mode: 'navigate-new' },
    handle_links: 'preferred',
  };
}
