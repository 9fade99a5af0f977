// Whether one encoder serves all who are sent the same: yes, unless this browser remembers another choice.
import { effect } from '@preact/signals';
import { boolean } from '../../shared/parse.ts';
import { onAbort } from '../kit/lifetime.ts';
import { createStore } from '../kit/store.ts';
import type { Mesh } from '../mesh/mesh.ts';
import { createPreference, type Preference } from './preference.ts';

/** Null where this browser cannot. Only connections made while it is on can be served. */
export function createEncodeOnce(
  mesh: Pick<Mesh, 'canFanOut' | 'setFanOut'>,
  signal: AbortSignal,
): Preference<boolean> | null {
  if (!mesh.canFanOut) return null;
  const choice = createPreference(createStore('network'), 'encode-once', boolean, true);
  onAbort(
    signal,
    effect(() => mesh.setFanOut(choice.value.value)),
  );
  return choice;
}
