// Listens to keys during a meeting: actions, pins, and the space bar held to talk.
import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import type { PushToTalk } from '../../room/push-to-talk.ts';
import { meaningOf, type Bindings } from './bindings.ts';
import { focusKind } from './focus-kind.ts';
import type { KeyPress } from './key-name.ts';

export interface ShortcutTarget {
  bindings: ReadonlySignal<Bindings>;
  singleKeys: ReadonlySignal<boolean>;
  run: (actionId: string) => void;
  /** The n-th person, from 1. */
  pin: (place: number) => void;
  talk: PushToTalk;
}

/** aria-keyshortcuts of an action by id; undefined for none. */
export const ShortcutKeys = createContext<(actionId: string) => string | undefined>(
  () => undefined,
);

export function useShortcutKeys(actionId: string): string | undefined {
  return useContext(ShortcutKeys)(actionId);
}

/** On the whole document, because after a press outside of all controls nothing has the focus. */
export function useShortcuts(target: ShortcutTarget): void {
  const latest = useRef(target);
  latest.current = target;
  useEffect(() => {
    const lifetime = new AbortController();
    const { signal } = lifetime;
    const stopTalking = () => latest.current.talk.stop();
    document.addEventListener('keydown', (event) => keyDown(event, latest.current), { signal });
    document.addEventListener('keyup', ({ key }) => key === ' ' && stopTalking(), { signal });
    // Of a key that is released elsewhere nothing is heard.
    window.addEventListener('blur', stopTalking, { signal });
    return () => {
      stopTalking();
      lifetime.abort();
    };
  }, []);
}

function keyDown(event: KeyboardEvent, target: ShortcutTarget): void {
  if (event.defaultPrevented || event.isComposing) return;
  const focus = focusKind(document.activeElement);
  const inDialog = document.querySelector('dialog[open]') !== null;
  if (event.key === ' ' && focus === 'none' && !inDialog && !isModified(event)) {
    event.preventDefault();
    if (!event.repeat) target.talk.start();
    return;
  }
  const conditions = { singleKeys: target.singleKeys.peek(), focus, inDialog };
  const meaning = meaningOf(pressOf(event), target.bindings.peek(), conditions);
  if (meaning === null) return;
  event.preventDefault();
  // A held key must not switch on and off.
  if (event.repeat) return;
  if (meaning.type === 'pin') target.pin(meaning.place);
  else target.run(meaning.id);
}

function isModified(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
}

/** What a binding is compared with. */
export function pressOf(event: KeyboardEvent): KeyPress {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const altGraph = event.getModifierState('AltGraph');
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, altGraph };
}

/** Keyboards with a command key instead of Ctrl. */
export function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
