// Makes the relay count us among those inside, for whoever watches how many there are.
import { effect, type ReadonlySignal } from '@preact/signals';
import { EVERYBODY } from '../../shared/relay-protocol.ts';
import type { Clock } from '../kit/clock.ts';
import { childLifetime, onAbort } from '../kit/lifetime.ts';
import type { RelaySocket } from '../signaling/relay-socket.ts';
import type { Standing } from './moderation.ts';

/** At a closed door one hears within this time that one is outside. */
const COUNT_AFTER_MS = 1_500;

/** An empty frame once per socket says it; a renewed link brings another socket. */
export function letRelayCount(
  relay: RelaySocket,
  standing: ReadonlySignal<Standing>,
  clock: Clock,
  signal: AbortSignal,
): void {
  let counting = childLifetime(signal);
  const count = () => {
    if (standing.peek() === 'inside') relay.send(EVERYBODY, new Uint8Array(0));
  };
  const countSoon = () => {
    counting.abort();
    counting = childLifetime(signal);
    clock.after(COUNT_AFTER_MS, count, counting.signal);
  };
  relay.on('open', countSoon, signal);
  const stop = effect(() => {
    if (standing.value === 'inside' && relay.isOpen()) countSoon();
  });
  onAbort(signal, stop);
}
