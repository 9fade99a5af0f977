// Pure: a key press to the name that bindings use, and that name to words and to aria-keyshortcuts.

/** What we read of a KeyboardEvent. */
export interface KeyPress {
  /** What the press means on this layout (UI Events KeyboardEvent key). */
  key: string;
  /** Where the key lies; only a substitute where `key` cannot help. */
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** AltGraph types characters; Windows tells it as Ctrl and Alt together. */
  altGraph: boolean;
}

/** Such as 'M', '?', 'Space', 'F6', 'Ctrl+D', 'Ctrl+Shift+K'. */
export type KeyName = string;

const MODIFIERS: ReadonlySet<string> = new Set([
  'Control',
  'Shift',
  'Alt',
  'AltGraph',
  'Meta',
  'OS',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'Fn',
]);
/** Keys of moving and confirming, which belong to the controls themselves. */
const RESERVED: ReadonlySet<string> = new Set([
  'Tab',
  'Enter',
  'Escape',
  'Space',
  'Backspace',
  'Delete',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'F6',
  ...'123456789',
]);

/** The name of a press; null for a modifier alone, a dead key, or a press with no meaning of its own. */
export function keyName(press: KeyPress): KeyName | null {
  const key = mainKey(press);
  if (key === null) return null;
  const modified = !press.altGraph;
  const parts = [
    modified && (press.ctrlKey || press.metaKey) && 'Ctrl',
    modified && press.altKey && 'Alt',
    // Of a character, Shift is how one gets it; with a letter or a named key it means something.
    press.shiftKey && (/^[A-Z]$/.test(key) || key.length > 1) && 'Shift',
    key,
  ];
  return parts.filter((part) => part !== false).join('+');
}

function mainKey({ key, code }: KeyPress): string | null {
  if (MODIFIERS.has(key) || key === 'Dead' || key === 'Process' || key === 'Unidentified')
    return null;
  if (key === ' ') return 'Space';
  if ([...key].length > 1) return key;
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  // A letter of another script: the same place on a Latin keyboard is what bindings mean.
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  return place !== undefined && /\p{L}/u.test(key) ? place : key.toUpperCase();
}

/** The digit on the key, also on layouts where the digits need Shift; null for other keys and modifiers. */
export function digitOf(press: KeyPress): number | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.altGraph) return null;
  const digit = /^[1-9]$/.test(press.key)
    ? press.key
    : press.shiftKey
      ? undefined
      : /^Digit([1-9])$/.exec(press.code)?.[1];
  return digit === undefined ? null : Number(digit);
}

/** A character without Ctrl or Alt, which text fields and speech input also make (WCAG 2.1.4). */
export function isSingleKey(name: KeyName): boolean {
  const key = name.replace(/^Shift\+/, '');
  return [...key].length === 1;
}

/** Whether a person may give this key to an action. */
export function isAssignable(name: KeyName): boolean {
  const key = name.replace(/^(Ctrl\+|Alt\+|Shift\+)+/, '');
  return name !== key && !name.startsWith('Shift+')
    ? !['Tab', 'Enter', 'Escape'].includes(key)
    : !RESERVED.has(key);
}

/** For people: 'Strg+D' in German, '⌘D' on Apple's keyboards. */
export function keyWords(name: KeyName, words: KeyWords, apple: boolean): string {
  return splitKey(name)
    .map((part) => (part === 'Ctrl' && apple ? '⌘' : (words[part] ?? part)))
    .join('+');
}
export type KeyWords = Readonly<Record<string, string>>;

/** The value of aria-keyshortcuts (WAI-ARIA 1.2): alternatives apart by spaces. */
export function ariaKeys(names: readonly KeyName[], apple: boolean): string | undefined {
  const all = names.map((name) =>
    splitKey(name)
      .map((part) =>
        part === 'Ctrl' ? (apple ? 'Meta' : 'Control') : part === '+' ? 'Plus' : part,
      )
      .join('+'),
  );
  return all.length === 0 ? undefined : all.join(' ');
}

function splitKey(name: KeyName): string[] {
  if (name === '+') return ['+'];
  return name.endsWith('++') ? [...name.slice(0, -2).split('+'), '+'] : name.split('+');
}
