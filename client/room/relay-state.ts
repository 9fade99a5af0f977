// The connection to the relay and to the network, as signals.
import { batch, signal as createSignal, type ReadonlySignal } from '@preact/signals';
import type { CloseReason } from '../../shared/close-codes.ts';
import type { RelaySocket } from '../signaling/relay-socket.ts';

/**
 * `lost`: interrupted, we retry by ourselves and the conversation goes on; `refused`: the relay does not
 * want us (the reason is beside it) and we do not retry.
 */
export type RelayState = 'connecting' | 'open' | 'lost' | 'refused';

export interface RelaySignals {
  readonly relay: ReadonlySignal<RelayState>;
  /** Why we are not inside; `unreachable` while the first connection does not come about. */
  readonly refusal: ReadonlySignal<CloseReason | 'unreachable' | null>;
  /** False while the browser says that there is no network. */
  readonly online: ReadonlySignal<boolean>;
}

/** Follows the socket, and wakes it when the network or the person comes back. */
export function followRelay(socket: RelaySocket, signal: AbortSignal): RelaySignals {
  const refused = socket.refusal();
  const untold = socket.isOpen() ? 'open' : 'connecting';
  const relay = createSignal<RelayState>(refused === null ? untold : 'refused');
  const refusal = createSignal<CloseReason | 'unreachable' | null>(refused);
  const online = createSignal(navigator.onLine);

  socket.on(
    'open',
    () =>
      batch(() => {
        relay.value = 'open';
        refusal.value = null;
      }),
    signal,
  );
  socket.on(
    'lost',
    ({ everOpen, reason }) =>
      batch(() => {
        relay.value = everOpen ? 'lost' : 'connecting';
        refusal.value = everOpen ? null : (reason ?? 'unreachable');
      }),
    signal,
  );
  socket.on(
    'refused',
    ({ reason }) =>
      batch(() => {
        relay.value = 'refused';
        refusal.value = reason;
      }),
    signal,
  );
  window.addEventListener(
    'online',
    () => {
      online.value = true;
      socket.renew();
    },
    { signal },
  );
  window.addEventListener('offline', () => (online.value = false), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      // A sleeping laptop's pause may be long over.
      if (document.visibilityState === 'visible' && !socket.isOpen()) socket.renew();
    },
    { signal },
  );
  return { relay, refusal, online };
}
