// The address bar: which meeting it names, and how it changes.
import { guestSecretOf, createHostRoot } from '../signaling/meeting-keys.ts';
import {
  guestFragment,
  parseLink,
  type GuestSecret,
  type ParsedLink,
} from '../signaling/meeting-link.ts';
import { keepEpoch, keepHostRoot } from './host-secret.ts';

export type Destination =
  | { type: 'home' }
  | { type: 'damaged' }
  | { type: 'meeting'; guest: GuestSecret };

/** Where a parsed link leads. A host link leaves its secret with the tab and becomes the guest link. */
export async function destinationOf(link: ParsedLink): Promise<Destination> {
  switch (link.type) {
    case 'none':
      return { type: 'home' };
    case 'damaged':
      return { type: 'damaged' };
    case 'guest':
      return { type: 'meeting', guest: link.guest };
    case 'host': {
      const guest = await guestSecretOf(link.root, link.epoch, link.terms);
      keepHostRoot(guest, link.root);
      keepEpoch(guest, link.epoch);
      return { type: 'meeting', guest };
    }
    default:
      return link satisfies never;
  }
}

/** Where the address bar leads now. Junk and host secrets are gone from it afterwards. */
export async function readAddress(): Promise<Destination> {
  const link = parseLink(location.hash);
  // The host's secret must not stand there for a moment longer than needed.
  if (link.type === 'host') replaceFragment('');
  const destination = await destinationOf(link);
  if (destination.type === 'meeting') replaceFragment(guestFragment(destination.guest));
  return destination;
}

/** Whether the app's shortcut "Start a meeting" led here; its word is gone from the bar afterwards. */
export function takeShortcut(): boolean {
  const search = new URLSearchParams(location.search);
  if (!search.has('start')) return false;
  search.delete('start');
  const rest = search.toString();
  history.replaceState(null, '', location.pathname + (rest && `?${rest}`) + location.hash);
  return true;
}

/** A new meeting whose host is this tab. */
export async function createMeeting(): Promise<GuestSecret> {
  const root = createHostRoot();
  const guest = await guestSecretOf(root);
  keepHostRoot(guest, root);
  return guest;
}

/** Shows a meeting's link in the bar; Back leads to where one came from. */
export function showMeeting(guest: GuestSecret): void {
  history.pushState(null, '', guestFragment(guest));
}

/** An address without a meeting. */
export function showHome(): void {
  history.pushState(null, '', location.pathname + location.search);
}

/** The same meeting under a changed link, if its link is what the bar shows. */
export function correctFragment(before: GuestSecret, now: GuestSecret): void {
  if (location.hash === guestFragment(before)) replaceFragment(guestFragment(now));
}

/** The link that guests get. */
export function meetingLink(guest: GuestSecret): string {
  return `${location.origin}${location.pathname}${guestFragment(guest)}`;
}

function replaceFragment(fragment: string) {
  if (location.hash === fragment) return;
  history.replaceState(null, '', location.pathname + location.search + fragment);
}
