// What leaves a transport for the other side, and what reaches it, by the rule about addresses; and
// whether the detour that the rule needs is there at all.
import type { Clock } from '../kit/clock.ts';
import {
  hiddenCandidate,
  hiddenDescription,
  type AddressRule,
} from '../signaling/address-rules.ts';
import type { TransportSignal } from './transport.ts';

/** A TURN server answers in one or two round trips. */
const DETOUR_MS = 3_000;

/** What may be told to the other side; null for nothing. */
export function toldSignal(signal: TransportSignal, rule: AddressRule): TransportSignal | null {
  return rule === 'open' ? signal : hiddenSignal(signal);
}

/** What may be taken from the other side; null for nothing. */
export function takenSignal(signal: TransportSignal, rule: AddressRule): TransportSignal | null {
  return rule === 'forced' ? hiddenSignal(signal) : signal;
}

function hiddenSignal(signal: TransportSignal): TransportSignal | null {
  if (signal.type !== 'candidate') return { ...signal, sdp: hiddenDescription(signal.sdp) };
  const candidate = hiddenCandidate(signal.candidate.candidate);
  return candidate === null ? null : { ...signal, candidate: { ...signal.candidate, candidate } };
}

/** Sees whether relayed candidates come, when only these are wanted; tells each change once. */
export function createDetourWatch(
  clock: Clock,
  isNeeded: () => boolean,
  tell: (reachable: boolean) => void,
  signal: AbortSignal,
) {
  let reachable: boolean | null = null;
  let since = 0;
  const settle = (now: boolean) => {
    if (reachable === now) return;
    reachable = now;
    tell(now);
  };
  return (signaled: TransportSignal) => {
    const isCandidate = signaled.type === 'candidate';
    const text = isCandidate ? signaled.candidate.candidate : signaled.sdp;
    if (/ typ relay/i.test(text)) {
      since += 1;
      settle(true);
    } else if (!isCandidate) {
      const gathering = (since += 1);
      clock.after(DETOUR_MS, () => gathering === since && isNeeded() && settle(false), signal);
    }
  };
}
