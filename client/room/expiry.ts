// How long one may join by a link: pure, and as a signal for a running meeting.
import { signal as createSignal, type ReadonlySignal } from '@preact/signals';
import type { Clock } from '../kit/clock.ts';

const HOUR_MS = 3_600_000;
/** Who is a little late, or whose clock is, still gets in. */
export const GRACE_MS = 5 * 60_000;
/** Those inside are told so long before. */
const SOON_MS = 5 * 60_000;
const TICK_MS = 5_000;

/** `soon`: its last minutes; `over`: the hour has come, but who is late still gets in; `closed`: nobody does. */
export type Validity = 'valid' | 'soon' | 'over' | 'closed';

/** `expiryHour` as in the link; `atMs` by the device's clock, since 1970. */
export function validityAt(expiryHour: number | null, atMs: number): Validity {
  if (expiryHour === null) return 'valid';
  const leftMs = endMsOf(expiryHour) - atMs;
  if (leftMs > SOON_MS) return 'valid';
  if (leftMs > 0) return 'soon';
  return leftMs > -GRACE_MS ? 'over' : 'closed';
}

/** Milliseconds since 1970. */
export function endMsOf(expiryHour: number): number {
  return expiryHour * HOUR_MS;
}

/** The hour that a link can say, not before `atMs`. */
export function expiryHourAt(atMs: number): number {
  return Math.ceil(atMs / HOUR_MS);
}

export interface Expiry {
  /** As in the link. */
  readonly hour: number | null;
  readonly validity: ReadonlySignal<Validity>;
}

/** `wallMs`: the device's clock. It may be set while the meeting runs, so it is asked again and again. */
export function followExpiry(
  hour: number | null,
  clock: Clock,
  wallMs: () => number,
  signal: AbortSignal,
): Expiry {
  const now = () => validityAt(hour, wallMs());
  const validity = createSignal(now());
  if (hour !== null) clock.every(TICK_MS, () => (validity.value = now()), signal);
  return { hour, validity };
}
