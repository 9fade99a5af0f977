// Which keys the person gave to which action, and whether single keys work; remembered here.
import { array, boolean, object, string } from '../../shared/parse.ts';
import type { Store } from '../kit/store.ts';
import { createPreference, type Preference } from './preference.ts';

/** The keys of one action that the person changed; none at all is a choice, too. */
export interface ChosenKey {
  action: string;
  keys: readonly string[];
}

export interface ShortcutPreferences {
  /** Keys without Ctrl or Alt; switchable because speech input and tremor press them by accident. */
  readonly singleKeys: Preference<boolean>;
  readonly chosen: Preference<readonly ChosenKey[]>;
}

const MAX_ACTIONS = 100;
const MAX_KEYS = 8;
const parseChosen = array(
  object({ action: string(64, 1), keys: array(string(32, 1), MAX_KEYS) }),
  MAX_ACTIONS,
);

export function createShortcutPreferences(store: Store): ShortcutPreferences {
  return {
    singleKeys: createPreference(store, 'single-keys', boolean, true),
    chosen: createPreference<readonly ChosenKey[]>(store, 'chosen', parseChosen, []),
  };
}
