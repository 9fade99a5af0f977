// Asks somebody for the key with which it would give orders, so that a host can name it co-host.
import type { Clock } from '../../kit/clock.ts';
import { childLifetime, onAbort } from '../../kit/lifetime.ts';
import type { Signaling } from '../signaling.ts';
import type { OrderDesk } from './order-desk.ts';

/** Whoever does not answer by then is not there. */
const PATIENCE_MS = 5_000;

/** The peer's key, or null when it does not answer. */
export function askOrderKey(
  signaling: Signaling,
  clock: Clock,
  peerId: string,
  signal: AbortSignal,
): Promise<string | null> {
  const life = childLifetime(signal);
  return new Promise((resolve) => {
    const end = (key: string | null) => {
      resolve(key);
      life.abort();
    };
    signaling.on(
      'message',
      (event) => {
        if (event.peerId !== peerId || event.message.type !== 'order-key') return;
        if (event.message.key !== undefined) end(event.message.key);
      },
      life.signal,
    );
    clock.after(PATIENCE_MS, () => end(null), life.signal);
    onAbort(life.signal, () => resolve(null));
    void signaling.send(peerId, { type: 'order-key' });
  });
}

/** Tells hosts the own key when they ask. */
export function answerOrderKey(signaling: Signaling, desk: OrderDesk, signal: AbortSignal): void {
  signaling.on(
    'message',
    ({ peerId, message }) => {
      if (message.type !== 'order-key' || message.key !== undefined) return;
      void desk.ownKey().then((key) => signaling.send(peerId, { type: 'order-key', key }));
    },
    signal,
  );
}
