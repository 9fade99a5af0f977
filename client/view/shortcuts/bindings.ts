// Pure: which keys mean which action, as the person chose or as they come, and what a press means now.
import { digitOf, isSingleKey, keyName, type KeyName, type KeyPress } from './key-name.ts';

/** An action that keys can start. Bar entries have their own id here. */
export interface ShortcutAction {
  id: string;
  /** What the lists call it. */
  label: () => string;
  /** Keys that it has until the person chooses others. */
  keys: readonly KeyName[];
  /** Its keys never change. */
  fixed?: boolean;
  run: () => void;
}

/** The person's choices: the keys of those actions that were changed. */
export type ChosenKeys = ReadonlyMap<string, readonly KeyName[]>;
/** Every action with the keys that it has now. */
export type Bindings = ReadonlyMap<string, readonly KeyName[]>;

/** Where the focus is: in something to type into, on another control, or on neither. */
export type FocusKind = 'text' | 'control' | 'none';

export interface Conditions {
  /** Single keys are on. */
  singleKeys: boolean;
  focus: FocusKind;
  /** A dialog is open: the meeting behind it keeps quiet, but microphone and camera stay in reach. */
  inDialog: boolean;
}

export type Meaning = { type: 'action'; id: string } | { type: 'pin'; place: number } | null;

type Bindable = Pick<ShortcutAction, 'id' | 'keys'>;

/** Chosen keys first; of two actions with the same key the earlier one has it. */
export function bindingsOf(actions: readonly Bindable[], chosen: ChosenKeys): Bindings {
  const taken = new Set<KeyName>();
  const take = (keys: readonly KeyName[]) =>
    keys.filter((key) => {
      if (taken.has(key)) return false;
      taken.add(key);
      return true;
    });
  const mine = new Map(
    actions.flatMap(({ id }) => {
      const keys = chosen.get(id);
      return keys === undefined ? [] : [[id, take(keys)] as const];
    }),
  );
  return new Map(actions.map(({ id, keys }) => [id, mine.get(id) ?? take(keys)]));
}

/** What this press means; null to leave it to the page and the browser. */
export function meaningOf(press: KeyPress, bindings: Bindings, conditions: Conditions): Meaning {
  const name = keyName(press);
  if (name === null) return null;
  const { singleKeys, focus, inDialog } = conditions;
  const plain = singleKeys && focus !== 'text' && !inDialog;
  const id = ownerOf(name, bindings);
  if (id !== null) {
    const allowed = isSingleKey(name) ? plain : !inDialog || name.includes('Ctrl+');
    return allowed ? { type: 'action', id } : null;
  }
  const place = plain ? digitOf(press) : null;
  return place === null ? null : { type: 'pin', place };
}

/** The action that has a key, null for nobody. */
export function ownerOf(key: KeyName, bindings: Bindings): string | null {
  for (const [id, keys] of bindings) if (keys.includes(key)) return id;
  return null;
}

/** The choices after giving a key to an action, away from whoever had it. */
export function withKey(
  actions: readonly Bindable[],
  chosen: ChosenKeys,
  id: string,
  key: KeyName,
): ChosenKeys {
  const now = bindingsOf(actions, chosen);
  const owner = ownerOf(key, now);
  if (owner === id) return chosen;
  const next = new Map(chosen);
  if (owner !== null) {
    next.set(
      owner,
      (now.get(owner) ?? []).filter((other) => other !== key),
    );
  }
  return next.set(id, [...(now.get(id) ?? []), key]);
}

/** The choices after taking a key away from an action. */
export function withoutKey(
  actions: readonly Bindable[],
  chosen: ChosenKeys,
  id: string,
  key: KeyName,
): ChosenKeys {
  const keys = bindingsOf(actions, chosen).get(id) ?? [];
  return new Map(chosen).set(
    id,
    keys.filter((other) => other !== key),
  );
}
