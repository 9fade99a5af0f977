// Who answers a request of a page: the network as if we were not there, or we. Pure.

/** What of a request decides. */
export interface Asked {
  method: string;
  mode: string;
  destination: string;
  /** Maybe with a fragment, which is nobody's business here. */
  url: string;
}

/**
 * - `network`: not ours, the browser does what it always does.
 * - `page`: the network's page, so that a deployment is seen at once; ours when there is no network.
 * - `asset`: ours if we have it. Its name has its hash, so no other can be newer.
 */
export type Answer = 'network' | 'page' | 'asset';

export function answerTo({ method, mode, destination, url }: Asked, origin: string): Answer {
  const { origin: asked, pathname, search } = new URL(url);
  if (method !== 'GET' || asked !== origin) return 'network';
  // Frames of other pages never get the shell: what a meeting there needs is the network alone.
  if (mode === 'navigate')
    return pathname === '/' && destination === 'document' ? 'page' : 'network';
  return pathname.startsWith('/assets/') && search === '' ? 'asset' : 'network';
}
