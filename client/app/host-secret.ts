// The host's secret stays with the tab that made the meeting: never in the address bar, never on a server.
import { fromBase64url, toBase64url } from '../../shared/base64url.ts';
import { json } from '../../shared/parse.ts';
import type { Bytes } from '../kit/bytes.ts';
import { createLog } from '../kit/log.ts';
import type { GuestSecret } from '../signaling/meeting-link.ts';
import {
  laterMemory,
  NO_MEMORY,
  parseOrderMemory,
  type OrderMemory,
} from '../signaling/orders/order-memory.ts';

const log = createLog('host');
const readMemory = json(parseOrderMemory);

/** Where the browser refuses storage, as in frames of other pages, it lasts as long as the page. */
const memory = new Map<string, string>();

function keyOf(guest: GuestSecret): string {
  return `schnack.host.${toBase64url(guest.hostHash)}`;
}

/** Keeps the host root for this tab, across reloads. */
export function keepHostRoot(guest: GuestSecret, root: Bytes): void {
  keep(keyOf(guest), toBase64url(root));
}

/** What this tab has seen of the meeting's orders; what it knew counts where that is more. */
export function keepOrders(guest: GuestSecret, orders: OrderMemory): void {
  const next = laterMemory(ordersOf(guest), orders);
  keep(`${keyOf(guest)}.orders`, JSON.stringify(next));
}

export function ordersOf(guest: GuestSecret): OrderMemory {
  return readMemory(kept(`${keyOf(guest)}.orders`) ?? '') ?? NO_MEMORY;
}

/** How often the guest link was renewed when this tab last had a word of it. */
export function keepEpoch(guest: GuestSecret, epoch: number): void {
  keep(`${keyOf(guest)}.epoch`, String(epoch));
}

export function epochOf(guest: GuestSecret): number {
  return numberIn(kept(`${keyOf(guest)}.epoch`));
}

/** The host root of this meeting if this tab has it. */
export function hostRootOf(guest: GuestSecret): Bytes | null {
  const text = kept(keyOf(guest));
  return text === null ? null : fromBase64url(text);
}

function keep(key: string, text: string): void {
  memory.set(key, text);
  try {
    sessionStorage.setItem(key, text);
  } catch (error) {
    log.info(`not kept: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}

function kept(key: string): string | null {
  try {
    const text = sessionStorage.getItem(key);
    if (text !== null) return text;
  } catch (error) {
    log.info(`not read: ${error instanceof Error ? error.name : 'unknown'}`);
  }
  return memory.get(key) ?? null;
}

/** 0 for nonsense. */
function numberIn(text: string | null): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}
