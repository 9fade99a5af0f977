// The service worker: keeps the page and all code of one build, so that the app opens without a network.
// It never takes over by itself: a new one waits until the last page under the old one is closed.
import { answerTo } from './answer.ts';

/** What lib.dom.d.ts lacks of https://w3c.github.io/ServiceWorker/. */
interface ExtendableEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(response: Promise<Response>): void;
}
interface Scope {
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  addEventListener(type: 'install' | 'activate', listen: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'fetch', listen: (event: FetchEvent) => void): void;
}

/** Put in front by scripts/build/service-worker.mjs. */
declare const SHELL: {
  /** Of everything that is kept. */
  version: string;
  /** The script that starts the page. */
  entry: string;
  assets: readonly string[];
};

const PAGE = '/';
const PREFIX = 'schnack-shell-';
const NAME = PREFIX + SHELL.version;
const scope = globalThis as unknown as Scope;

/** All or nothing: whatever fails is tried again at the browser's next look for a new worker. */
async function keep(): Promise<void> {
  const page = await fetch(PAGE, { cache: 'no-store' });
  // While several servers change one by one, another one's page may come: it needs other code.
  const isOurs = !page.redirected && (await page.clone().text()).includes(`"${SHELL.entry}"`);
  if (!page.ok || !isOurs) throw new Error('The page is of another build.');
  const cache = await caches.open(NAME);
  await cache.addAll([...SHELL.assets]);
  await cache.put(PAGE, page);
}

/** No page is under the old worker any more, so nobody needs its code. */
async function forgetOthers(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
  }
  // The page is asked for while this worker still wakes up.
  await scope.registration.navigationPreload?.enable();
}

async function pageFor({ request, preloadResponse }: FetchEvent): Promise<Response> {
  try {
    return (await preloadResponse) ?? (await fetch(request));
  } catch (failure) {
    const kept = await caches.match(PAGE, { cacheName: NAME, ignoreVary: true });
    if (kept === undefined) throw failure;
    return kept;
  }
}

/** In any cache of ours: the page may be newer than this worker. */
async function assetFor({ request }: FetchEvent): Promise<Response> {
  const kept = await caches.match(request.url, { ignoreVary: true });
  return kept ?? fetch(request);
}

scope.addEventListener('install', (event) => event.waitUntil(keep()));
scope.addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
scope.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request, scope.location.origin);
  if (answer === 'page') event.respondWith(pageFor(event));
  if (answer === 'asset') event.respondWith(assetFor(event));
});
