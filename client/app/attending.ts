// Remembers for this tab that it sits in a meeting, so that a reload leads straight back to the seat.
import { effect, type ReadonlySignal } from '@preact/signals';
import { toBase64url } from '../../shared/base64url.ts';
import {
  boolean,
  json,
  object,
  optional,
  pattern,
  string,
  type Parsed,
} from '../../shared/parse.ts';
import { MAX_NAME_CHARACTERS } from '../../shared/limits.ts';
import { onAbort } from '../kit/lifetime.ts';
import { createLog } from '../kit/log.ts';
import type { LocalMedia } from '../room/local-media.ts';
import type { GuestSecret } from '../signaling/meeting-link.ts';
import type { RoomLock } from './room-lock.ts';

const KEY = 'schnack.attending';
const log = createLog('attending');

const parseAttending = object({
  /** Which meeting: the public half of its link. */
  meeting: pattern(/^[\w-]{22}$/),
  name: string(MAX_NAME_CHARACTERS),
  microphone: boolean,
  camera: boolean,
  /** What the passphrase opened, where there is one, so that the seat is found again. */
  unlocked: optional(pattern(/^[\w-]{22}$/)),
});

/** The name, the sources that were on, and what opens the room. */
export type Attending = Omit<Parsed<typeof parseAttending>, 'meeting'>;

export interface Seat {
  guest: GuestSecret;
  lock: RoomLock;
  name: ReadonlySignal<string>;
  media: LocalMedia;
}

/** Keeps what is remembered up to date until the signal aborts. */
export function followSeat({ guest, lock, name, media }: Seat, signal: AbortSignal): void {
  const { microphone, camera } = media;
  const stop = effect(() => {
    const unlocked = lock.unlocked();
    const attending = {
      name: name.value,
      microphone: microphone.on.value || microphone.pending.value,
      camera: camera.on.value || camera.pending.value,
      ...(unlocked !== null && { unlocked: toBase64url(unlocked) }),
    };
    // When the end of the seat turns the sources off, that is not what the person wanted.
    if (!signal.aborted) rememberAttending(guest, attending);
  });
  onAbort(signal, stop);
}

/** Where sessionStorage is refused, a reload leads to the lobby. */
function rememberAttending(guest: GuestSecret, attending: Attending): void {
  const record = { meeting: toBase64url(guest.hostHash), ...attending };
  guarded(() => sessionStorage.setItem(KEY, JSON.stringify(record)));
}

export function forgetAttending(): void {
  guarded(() => sessionStorage.removeItem(KEY));
}

/** What was remembered, when this very page was reloaded in the middle of this meeting. */
export function attendingBeforeReload(guest: GuestSecret): Attending | null {
  const [navigation] = performance.getEntriesByType('navigation');
  // A duplicated tab has the same storage, but is another visit.
  const isReload =
    navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
  const text = guarded(() => sessionStorage.getItem(KEY));
  if (!isReload || typeof text !== 'string') return null;
  const record = json(parseAttending)(text);
  return record?.meeting === toBase64url(guest.hostHash) ? record : null;
}

function guarded<Value>(access: () => Value): Value | undefined {
  try {
    return access();
  } catch (error) {
    log.info(`no storage: ${error instanceof Error ? error.name : 'unknown'}`);
    return undefined;
  }
}
