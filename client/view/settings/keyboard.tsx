// Settings: single keys on or off, and every shortcut in a table in which it can be changed.
import { useSignal } from '@preact/signals';
import { Keyboard, Plus, X } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { inLocale } from '../../i18n/i18n.ts';
import { shortcuts as shortcutsWords } from '../../i18n/shortcuts.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Switch } from '../parts/switch.tsx';
import { ownerOf, withKey, withoutKey } from '../shortcuts/bindings.ts';
import { KeyCap, keyText } from '../shortcuts/key-cap.tsx';
import { isAssignable, keyName, type KeyName } from '../shortcuts/key-name.ts';
import type { ShortcutLine } from '../shortcuts/lines.ts';
import type { MeetingShortcuts } from '../shortcuts/meeting-shortcuts.ts';
import css from '../shortcuts/shortcuts.module.css';
import { pressOf } from '../shortcuts/use-shortcuts.ts';
import type { SettingsSection } from './section.ts';

export function keyboard(shortcuts: MeetingShortcuts): SettingsSection {
  return {
    id: 'keyboard',
    title: () => inLocale(shortcutsWords).section,
    icon: Keyboard,
    render: () => <KeyboardSettings shortcuts={shortcuts} />,
  };
}

interface Wish {
  action: string;
  key: KeyName;
  owner: string;
}

function KeyboardSettings({ shortcuts }: { shortcuts: MeetingShortcuts }) {
  const words = inLocale(shortcutsWords);
  const listening = useSignal<string | null>(null);
  const wish = useSignal<Wish | null>(null);
  const note = useSignal('');
  const table = useRef<HTMLTableElement>(null);
  const { singleKeys } = shortcuts.preferences;
  const lines = shortcuts.lines(true);
  const nameOf = (id: string) => lines.find((line) => line.id === id)?.label ?? '';

  const give = (action: string, key: KeyName) => {
    shortcuts.choose(withKey(shortcuts.actions(), shortcuts.chosen(), action, key));
    wish.value = null;
    note.value = words.done(keyText(key), nameOf(action));
    focusLine(table.current, action);
  };
  const hear = (key: KeyName) => {
    const action = listening.peek();
    listening.value = null;
    if (action === null) return;
    const owner = ownerOf(key, shortcuts.bindings.peek());
    if (!isAssignable(key)) note.value = words.notPossible(keyText(key));
    else if (owner === null || owner === action) give(action, key);
    else wish.value = { action, key, owner };
  };
  useNextKey(listening.value !== null, hear, () => (listening.value = null));

  const remove = (line: ShortcutLine, key: KeyName) => {
    shortcuts.choose(withoutKey(shortcuts.actions(), shortcuts.chosen(), line.id, key));
    note.value = words.removed(keyText(key), line.label);
    focusLine(table.current, line.id);
  };
  const sentence =
    listening.value !== null
      ? words.press(nameOf(listening.value))
      : wish.value
        ? words.taken(keyText(wish.value.key), nameOf(wish.value.owner))
        : note.value;
  return (
    <>
      <Switch
        label={words.singleKeys}
        hint={words.singleKeysHint}
        checked={singleKeys.value.value}
        onChange={(on) => singleKeys.set(on)}
      />
      <table ref={table} class={css.table}>
        <thead>
          <tr>
            <th scope="col">{words.action}</th>
            <th scope="col">{words.keys}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line
              key={line.id}
              line={line}
              onRemove={(key) => remove(line, key)}
              onAdd={() => {
                wish.value = null;
                listening.value = line.id;
              }}
            />
          ))}
        </tbody>
      </table>
      <div class={sentence === '' ? undefined : css.ask}>
        <p role="status">{sentence}</p>
        <Question
          wish={wish.value}
          onGive={give}
          onKeep={(action) => {
            wish.value = null;
            focusLine(table.current, action);
          }}
        />
      </div>
      <div class={css.foot}>
        <Button
          onPress={() => {
            shortcuts.choose(new Map());
            wish.value = null;
            note.value = words.resetDone;
          }}
        >
          {words.reset}
        </Button>
      </div>
    </>
  );
}

interface LineProps {
  line: ShortcutLine;
  onRemove: (key: KeyName) => void;
  onAdd: () => void;
}

function Line({ line, onRemove, onAdd }: LineProps) {
  const words = inLocale(shortcutsWords);
  return (
    <tr>
      <th scope="row">{line.label}</th>
      <td>
        <span class={css.keys}>
          {line.keys.map((key) => (
            <span key={key} class={css.key}>
              <KeyCap name={key} />
              {line.changeable && (
                <button
                  type="button"
                  class={css.remove}
                  aria-label={words.remove(keyText(key), line.label)}
                  onClick={() => onRemove(key)}
                >
                  <Icon icon={X} size={16} />
                </button>
              )}
            </span>
          ))}
          {line.changeable && (
            <button
              type="button"
              class={css.add}
              data-add={line.id}
              aria-label={words.add(line.label)}
              onClick={onAdd}
            >
              <Icon icon={Plus} size={16} />
              {line.keys.length === 0 && words.addWord}
            </button>
          )}
        </span>
      </td>
    </tr>
  );
}

interface QuestionProps {
  wish: Wish | null;
  onGive: (action: string, key: KeyName) => void;
  onKeep: (action: string) => void;
}

function Question({ wish, onGive, onKeep }: QuestionProps) {
  const answer = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => answer.current?.focus(), [wish]);
  if (wish === null) return null;
  const words = inLocale(shortcutsWords);
  return (
    <>
      <Button
        kind="primary"
        size="small"
        buttonRef={answer}
        onPress={() => onGive(wish.action, wish.key)}
      >
        {words.takeOver}
      </Button>
      <Button size="small" onPress={() => onKeep(wish.action)}>
        {words.keep}
      </Button>
    </>
  );
}

/** What had the focus is about to go; what stays in its line gets it. */
function focusLine(table: HTMLElement | null, action: string): void {
  table?.querySelector<HTMLElement>(`[data-add="${CSS.escape(action)}"]`)?.focus();
}

/** Takes the next key away from everything else; Escape and Tab cancel, so that nobody is caught here. */
function useNextKey(active: boolean, hear: (key: KeyName) => void, cancel: () => void): void {
  // Before the next frame, or a quick press would go astray.
  useLayoutEffect(() => {
    if (!active) return;
    const lifetime = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Tab') return cancel();
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Escape') return cancel();
        const key = keyName(pressOf(event));
        if (key !== null) hear(key);
      },
      { capture: true, signal: lifetime.signal },
    );
    return () => lifetime.abort();
  }, [active]);
}
