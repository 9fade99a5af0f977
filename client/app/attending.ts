// Remembers for this tab that it sits in a meeting, so that a reload leads straight back to the seat.
import { toBase64url } from '../../shared/base64url.ts';
import { boolean, json, object, pattern, string, type Parsed } from '../../shared/parse.ts';
import { MAX_NAME_CHARACTERS } from '../../shared/limits.ts';
import { createLog } from '../kit/log.ts';
import type { GuestSecret } from '../signaling/meeting-link.ts';

const KEY = 'schnack.attending';
const log = createLog('attending');

const parseAttending = object({
  /** Which meeting: the public half of its link. */
  meeting: pattern(/^[\w-]{22}$/),
  name: string(MAX_NAME_CHARACTERS),
  microphone: boolean,
  camera: boolean,
});

/** The name and the sources that were on. */
export type Attending = Omit<Parsed<typeof parseAttending>, 'meeting'>;

/** Where sessionStorage is refused, a reload leads to the lobby. */
export function rememberAttending(guest: GuestSecret, attending: Attending): void {
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
