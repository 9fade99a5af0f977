// The host's secret stays with the tab that made the meeting: never in the address bar, never on a server.
import { fromBase64url, toBase64url } from '../../shared/base64url.ts';
import type { Bytes } from '../kit/bytes.ts';
import { createLog } from '../kit/log.ts';
import type { GuestSecret } from '../signaling/meeting-link.ts';

const log = createLog('host');

function keyOf(guest: GuestSecret): string {
  return `schnack.host.${toBase64url(guest.hostHash)}`;
}

/** Keeps the host root for this tab, across reloads. */
export function keepHostRoot(guest: GuestSecret, root: Bytes): void {
  try {
    sessionStorage.setItem(keyOf(guest), toBase64url(root));
  } catch (error) {
    log.info(`not kept: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}

/** The host root of this meeting if this tab has it. */
export function hostRootOf(guest: GuestSecret): Bytes | null {
  try {
    const text = sessionStorage.getItem(keyOf(guest));
    return text === null ? null : fromBase64url(text);
  } catch (error) {
    log.info(`not read: ${error instanceof Error ? error.name : 'unknown'}`);
    return null;
  }
}
