// A key as it stands on the keyboard.
import { inLocale } from '../../i18n/i18n.ts';
import { shortcuts as shortcutsWords } from '../../i18n/shortcuts.ts';
import { keyWords, type KeyName } from './key-name.ts';
import css from './shortcuts.module.css';
import { isApple } from './use-shortcuts.ts';

export function KeyCap({ name }: { name: KeyName }) {
  return <kbd class={css.cap}>{keyText(name)}</kbd>;
}

/** The key in words of the current language. */
export function keyText(name: KeyName): string {
  return keyWords(name, inLocale(shortcutsWords).names, isApple());
}
