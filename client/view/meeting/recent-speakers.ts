// Who spoke lately, latest first: decides the large tile and who is shown when not all fit.
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { onAbort } from '../../kit/lifetime.ts';
import type { Participant } from '../../room/participant.ts';

/** Ids, latest first; ends with the signal. A place is kept until somebody else begins to speak. */
export function createRecentSpeakers(
  participants: ReadonlySignal<readonly Participant[]>,
  lifetime: AbortSignal,
): ReadonlySignal<readonly string[]> {
  const recent = signal<readonly string[]>([]);
  const stop = effect(() => {
    const present = participants.value;
    const speaking = present.filter((one) => one.speaking.value).map((one) => one.id);
    const before = recent.peek();
    const known = before.filter((id) => present.some((one) => one.id === id));
    const fresh = speaking.filter((id) => !known.slice(0, speaking.length).includes(id));
    const next = [...fresh, ...known.filter((id) => !fresh.includes(id))];
    if (next.join() !== before.join()) recent.value = next;
  });
  onAbort(lifetime, stop);
  return recent;
}
