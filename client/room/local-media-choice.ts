// The person's choice of one kind of device: remembered in this browser, taken back when it fails.
import { computed, signal as createSignal, type ReadonlySignal } from '@preact/signals';
import type { Store } from '../kit/store.ts';
import {
  matchDevice,
  parseRememberedDevice,
  type ListedDevice,
  type RememberedDevice,
} from '../media/device-match.ts';

export interface DeviceChoice {
  /** The chosen device if it is there; null = the browser's default. */
  readonly device: ReadonlySignal<ListedDevice | null>;
  /** What is chosen, whether it is there or not. Resolves when storage was read. */
  wanted(): Promise<RememberedDevice | null>;
  /** What was chosen before the change that is being tried. */
  before(): RememberedDevice | null;
  /**
   * Chooses a listed device ('' or an unknown id = the default) and tries it. When `tryOut` says that
   * it failed, the choice before it counts again; otherwise it is remembered.
   */
  choose(deviceId: string, tryOut: () => Promise<boolean>): Promise<void>;
}

/** `key` names the choice in the store. */
export function createDeviceChoice(
  store: Store,
  key: string,
  devices: ReadonlySignal<readonly ListedDevice[]>,
): DeviceChoice {
  const chosen = createSignal<RememberedDevice | null>(null);
  let before: RememberedDevice | null = null;
  let trying = 0;
  let touched = false;

  const read = store.get(key, parseRememberedDevice).then((remembered) => {
    // A slow storage must not undo what the person chose meanwhile.
    if (remembered && !touched) chosen.value = remembered;
  });

  const remember = (device: RememberedDevice | null): Promise<void> =>
    device ? store.set(key, device) : store.remove(key);

  return {
    device: computed(() => matchDevice(chosen.value, devices.value)),
    async wanted() {
      await read;
      return chosen.peek();
    },
    before: () => before,
    async choose(deviceId, tryOut) {
      await read;
      if (trying === 0) before = chosen.peek();
      trying += 1;
      touched = true;
      chosen.value = devices.peek().find(({ id }) => id === deviceId) ?? null;
      const works = await tryOut();
      trying -= 1;
      // Of several choices in a row only the last one counts.
      if (trying > 0) return;
      if (works) await remember(chosen.peek());
      else chosen.value = before;
    },
  };
}
