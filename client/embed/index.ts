// /embed.js: defines <schnack-meeting>, <schnack-presence> and window.Schnack on a page of somebody else.
import type { SchnackApi } from './api.ts';
import { Failure } from './failure.ts';
import { meetingElement } from './meeting-element.ts';
import { getPresence, watchPresence } from './presence.ts';
import { presenceElement } from './presence-element.ts';
import { guestFragment, newRoom } from './room-keys.ts';

/** Put in by the build. */
declare const EMBED_BUILD: string;

/** The server is where this script came from; a page that loads it as a module has its tag looked for. */
function serverOrigin(): string {
  const tag =
    document.currentScript ?? document.querySelector('script[src$="/embed.js"]') ?? document.body;
  return new URL(tag instanceof HTMLScriptElement ? tag.src : location.href).origin;
}

const server = serverOrigin();
const linkTo = (fragment: string) => `${server}/#${fragment}`;
const Meeting = meetingElement(server);
const Presence = presenceElement(server);

const api: SchnackApi = {
  version: EMBED_BUILD,
  Meeting,
  Presence,
  async createRoom() {
    const { guest, host } = await newRoom();
    return { guestLink: linkTo(guest), hostLink: linkTo(host) };
  },
  async guestLinkOf(link) {
    const fragment = await guestFragment(link);
    if (fragment === null) throw new Failure('damaged-link');
    return linkTo(fragment);
  },
  getPresence: (link) => getPresence(link, server),
  watchPresence: (link, listener, signal) => watchPresence(link, server, listener, signal),
};

// Twice on a page, by two of its parts, is once.
if (!('Schnack' in window)) {
  Object.defineProperty(window, 'Schnack', { value: Object.freeze(api) });
  customElements.define('schnack-meeting', Meeting);
  customElements.define('schnack-presence', Presence);
}
