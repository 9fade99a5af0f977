// Loads what the first picture can do without: one chunk of code and its stylesheet.
type Rest = typeof import('./rest.ts');

/** Once it is there it comes from memory; after a failure the next call tries again. */
export async function loadRest(): Promise<Rest> {
  const [code] = await Promise.all([import('./rest.ts'), laterStyle()]);
  return code;
}

/** The page names the stylesheet by a link that browsers do not follow; see scripts/build/page.mjs. */
function laterStyle(): Promise<void> {
  const link = document.querySelector<HTMLLinkElement>('link[rel="later"]');
  if (link === null) return styled;
  styled = new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      link.rel = 'later';
      reject(new Error('no stylesheet'));
    };
  });
  link.rel = 'stylesheet';
  return styled;
}

let styled: Promise<void> = Promise.resolve();
