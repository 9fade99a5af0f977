// What the list and the table of shortcuts show: every action with its keys, and the keys that never change.
import { inLocale } from '../../i18n/i18n.ts';
import { shortcuts as shortcutsWords } from '../../i18n/shortcuts.ts';
import { isSingleKey, type KeyName } from './key-name.ts';
import type { Bindings, ShortcutAction } from './bindings.ts';

export interface ShortcutLine {
  id: string;
  label: string;
  keys: readonly KeyName[];
  /** The person may give it other keys. */
  changeable: boolean;
}

/** `singleKeys` false leaves out the keys that do nothing then. */
export function shortcutLines(
  actions: readonly ShortcutAction[],
  bindings: Bindings,
  singleKeys: boolean,
): ShortcutLine[] {
  const words = inLocale(shortcutsWords);
  const works = (key: KeyName) => singleKeys || !isSingleKey(key);
  const lines = actions.map(({ id, label, fixed: isFixed = false }) => ({
    id,
    label: label(),
    keys: (bindings.get(id) ?? []).filter(works),
    changeable: !isFixed,
  }));
  return [
    ...lines,
    ...(singleKeys ? [fixed('pin', words.pin, '1 – 9')] : []),
    fixed('talk', words.talk, 'Space'),
    fixed('close', words.close, 'Escape'),
  ];
}

function fixed(id: string, label: string, key: KeyName): ShortcutLine {
  return { id, label, keys: [key], changeable: false };
}
