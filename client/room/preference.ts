// A choice of the person's that outlives the visit: a signal, remembered in this browser.
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Parser } from '../../shared/parse.ts';
import type { Store } from '../kit/store.ts';

export interface Preference<Value> {
  readonly value: ReadonlySignal<Value>;
  set(value: Value): void;
}

/** Starts with `fallback` and takes what was remembered as soon as storage answers. */
export function createPreference<Value>(
  store: Store,
  key: string,
  parse: Parser<Value>,
  fallback: Value,
): Preference<Value> {
  const value = signal(fallback);
  let touched = false;
  void store.get(key, parse).then((kept) => {
    // A slow storage must not undo what the person chose meanwhile.
    if (kept !== undefined && !touched) value.value = kept;
  });
  return {
    value,
    set(next) {
      touched = true;
      value.value = next;
      void store.set(key, next);
    },
  };
}
