// What the person arranges on the stage of this meeting: who is pinned. Not remembered, not told to anybody.
import { signal, type ReadonlySignal } from '@preact/signals';
import { readKey } from './stage-tiles.ts';

export interface StageState {
  /** Keys of pinned tiles, in the order of pinning. */
  readonly pins: ReadonlySignal<readonly string[]>;
  togglePin(key: string): void;
  /** Makes this shared screen the large one, in place of any other pinned screen. */
  bringForward(screenKey: string): void;
}

export function createStageState(): StageState {
  const pins = signal<readonly string[]>([]);
  return {
    pins,
    togglePin(key) {
      const now = pins.peek();
      pins.value = now.includes(key) ? now.filter((pin) => pin !== key) : [...now, key];
    },
    bringForward(screenKey) {
      const people = pins.peek().filter((pin) => !readKey(pin).isScreen);
      pins.value = [...people, screenKey];
    },
  };
}
