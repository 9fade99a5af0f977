// Tests of key presses on several layouts, and of what they mean where.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { bindingsOf, meaningOf, withKey, withoutKey, type Conditions } from './bindings.ts';
import { ariaKeys, digitOf, isAssignable, keyName, keyWords, type KeyPress } from './key-name.ts';

const test = suite('shortcuts');

function press(key: string, change: Partial<KeyPress> = {}): KeyPress {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, altGraph: false };
  return { key, code: '', ...none, ...change };
}

const NAMES: readonly [string, KeyPress, string | null][] = [
  ['a letter', press('m', { code: 'KeyM' }), 'M'],
  ['a letter under caps lock', press('M', { code: 'KeyM' }), 'M'],
  ['a letter with Shift', press('M', { shiftKey: true }), 'Shift+M'],
  ['Ctrl', press('d', { ctrlKey: true }), 'Ctrl+D'],
  ['the Mac’s command key in its place', press('d', { metaKey: true }), 'Ctrl+D'],
  ['the question mark of a German layout', press('?', { code: 'Minus', shiftKey: true }), '?'],
  ['the question mark of a US layout', press('?', { code: 'Slash', shiftKey: true }), '?'],
  ['z where a German layout has it', press('z', { code: 'KeyY' }), 'Z'],
  ['a where a French layout has it', press('a', { code: 'KeyQ' }), 'A'],
  ['a Cyrillic letter by its place', press('ь', { code: 'KeyM' }), 'M'],
  ['an umlaut by itself', press('ö', { code: 'Semicolon' }), 'Ö'],
  ['AltGr types a character', press('@', { ctrlKey: true, altKey: true, altGraph: true }), '@'],
  ['the space bar', press(' ', { code: 'Space' }), 'Space'],
  ['a function key with Shift', press('F6', { shiftKey: true }), 'Shift+F6'],
  ['Shift alone', press('Shift', { shiftKey: true }), null],
  ['a dead key', press('Dead', { code: 'Equal' }), null],
];

for (const [what, event, name] of NAMES) test(what, () => assert.is(keyName(event), name));

test('digits count on a French layout, too, where they need Shift', () => {
  assert.is(digitOf(press('3', { code: 'Digit3' })), 3);
  assert.is(digitOf(press('"', { code: 'Digit3' })), 3);
  assert.is(digitOf(press('!', { code: 'Digit1', shiftKey: true })), null, 'US Shift+1');
  assert.is(digitOf(press('3', { ctrlKey: true })), null, 'the browser’s third tab');
  assert.is(digitOf(press('3', { code: 'Numpad3' })), 3);
});

const ACTIONS = [
  { id: 'microphone', keys: ['Ctrl+D', 'M'] },
  { id: 'chat', keys: ['C'] },
  { id: 'list', keys: ['?'] },
  { id: 'regions', keys: ['F6'] },
];
const bindings = bindingsOf(ACTIONS, new Map());
const FREE: Conditions = { singleKeys: true, focus: 'none', inDialog: false };

const MEANINGS: readonly [string, KeyPress, Partial<Conditions>, string | null][] = [
  ['a single key', press('m'), {}, 'microphone'],
  ['on a button', press('m'), { focus: 'control' }, 'microphone'],
  ['in a text field it is text', press('m'), { focus: 'text' }, null],
  ['behind a dialog', press('m'), { inDialog: true }, null],
  ['switched off', press('m'), { singleKeys: false }, null],
  ['Ctrl in a text field', press('d', { ctrlKey: true }), { focus: 'text' }, 'microphone'],
  ['Ctrl behind a dialog', press('d', { ctrlKey: true }), { inDialog: true }, 'microphone'],
  ['Ctrl without single keys', press('d', { ctrlKey: true }), { singleKeys: false }, 'microphone'],
  ['Ctrl+Shift is another key', press('D', { ctrlKey: true, shiftKey: true }), {}, null],
  ['the browser’s own Ctrl+C', press('c', { ctrlKey: true }), {}, null],
  ['F6 in a text field', press('F6'), { focus: 'text' }, 'regions'],
  ['F6 behind a dialog', press('F6'), { inDialog: true }, null],
  ['? without single keys', press('?', { shiftKey: true }), { singleKeys: false }, null],
  ['a digit pins', press('2', { code: 'Digit2' }), {}, 'pin 2'],
  ['a digit in a text field', press('2', { code: 'Digit2' }), { focus: 'text' }, null],
  ['a key that nobody has', press('q'), {}, null],
];

for (const [what, event, conditions, expected] of MEANINGS)
  test(what, () => {
    const meaning = meaningOf(event, bindings, { ...FREE, ...conditions });
    const told = meaning?.type === 'pin' ? `pin ${meaning.place}` : (meaning?.id ?? null);
    assert.is(told, expected);
  });

test('a chosen key is taken from the action that had it', () => {
  const chosen = withKey(ACTIONS, new Map(), 'chat', 'M');
  const now = bindingsOf(ACTIONS, chosen);
  assert.equal(now.get('microphone'), ['Ctrl+D']);
  assert.equal(now.get('chat'), ['C', 'M']);
});

test('an action may lose all its keys, and stays without when others change', () => {
  let chosen = withoutKey(ACTIONS, new Map(), 'chat', 'C');
  chosen = withKey(ACTIONS, chosen, 'microphone', 'K');
  assert.equal(bindingsOf(ACTIONS, chosen).get('chat'), []);
});

test('a chosen key beats the one that a feature brings along later', () => {
  const chosen = withKey(ACTIONS, new Map(), 'microphone', 'B');
  const later = [...ACTIONS, { id: 'board', keys: ['B'] }];
  assert.equal(bindingsOf(later, chosen).get('board'), []);
});

test('of two actions that bring the same key the earlier has it', () => {
  const both = bindingsOf([...ACTIONS, { id: 'camera', keys: ['C', 'V'] }], new Map());
  assert.equal(both.get('camera'), ['V']);
});

test('keys of moving and confirming are nobody’s to give away', () => {
  for (const key of ['Tab', 'Enter', 'Escape', 'Space', 'ArrowLeft', 'F6', '4', 'Shift+Tab'])
    assert.not(isAssignable(key), key);
  for (const key of ['K', '?', 'F8', 'Ctrl+K', 'Ctrl+Shift+K', 'Shift+K', 'Alt+4'])
    assert.ok(isAssignable(key), key);
});

test('keys are written as people and as screen readers know them', () => {
  const german = { Ctrl: 'Strg', Space: 'Leertaste' };
  assert.is(keyWords('Ctrl+D', german, false), 'Strg+D');
  assert.is(keyWords('Ctrl+D', german, true), '⌘+D');
  assert.is(keyWords('Ctrl++', german, false), 'Strg++');
  assert.is(ariaKeys(['Ctrl+D', 'M'], false), 'Control+D M');
  assert.is(ariaKeys(['Ctrl+D'], true), 'Meta+D');
  assert.is(ariaKeys([], false), undefined);
});

test.run();
