// The own internet address: whether the others may see it, by one's own choice or by a host's order.
import { computed, effect, signal as createSignal, type ReadonlySignal } from '@preact/signals';
import { boolean } from '../../shared/parse.ts';
import type { Store } from '../kit/store.ts';
import { onAbort } from '../kit/lifetime.ts';
import type { Mesh } from '../mesh/mesh.ts';

const KEY = 'hideAddress';

/** What the person wants, remembered on this device. */
export interface AddressChoice {
  readonly hidden: ReadonlySignal<boolean>;
  set(hidden: boolean): void;
  /** Resolves when what was remembered is known: nobody may be connected with before. */
  readonly ready: Promise<void>;
}

export function createAddressChoice(store: Store): AddressChoice {
  const hidden = createSignal(false);
  let touched = false;
  return {
    hidden,
    set(next) {
      touched = true;
      hidden.value = next;
      void store.set(KEY, next);
    },
    ready: store.get(KEY, boolean).then((kept) => {
      if (kept !== undefined && !touched) hidden.value = kept;
    }),
  };
}

export interface Addresses {
  readonly choice: AddressChoice;
  /** By a host's order, whatever one chose. */
  readonly forced: ReadonlySignal<boolean>;
  /** Hidden, but no TURN server answers: nobody new can be reached. */
  readonly unreachable: ReadonlySignal<boolean>;
}

export function followAddresses(
  mesh: Pick<Mesh, 'on' | 'hideAddress'>,
  choice: AddressChoice,
  forced: ReadonlySignal<boolean>,
  signal: AbortSignal,
): Addresses {
  const silent = createSignal(false);
  mesh.on('detour', ({ reachable }) => (silent.value = !reachable), signal);
  onAbort(
    signal,
    effect(() => mesh.hideAddress(choice.hidden.value)),
  );
  const isHidden = computed(() => choice.hidden.value || forced.value);
  return { choice, forced, unreachable: computed(() => isHidden.value && silent.value) };
}
