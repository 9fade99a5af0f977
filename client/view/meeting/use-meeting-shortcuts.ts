// Binds the shortcuts to what the meeting screen can do.
import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { pushToTalk } from '../../room/push-to-talk.ts';
import type { LocalSource } from '../../room/local-media.ts';
import type { Room } from '../../room/room.ts';
import type { ShortcutPreferences } from '../../room/shortcut-preferences.ts';
import type { MeetingView } from '../bar/bar.tsx';
import { toggleFullScreen } from '../bar/full-screen.ts';
import { createMeetingShortcuts, type MeetingShortcuts } from '../shortcuts/meeting-shortcuts.ts';
import { followRegions, moveToRegion } from '../shortcuts/regions.ts';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import type { BarEntry } from '../slots.ts';
import type { MeetingDialog } from './meeting-dialogs.tsx';
import { barButton } from './panel-focus.ts';

export interface MeetingShortcutsOptions {
  element: RefObject<HTMLElement | null>;
  room: Room;
  entries: readonly BarEntry[];
  preferences: ShortcutPreferences;
  view: Signal<MeetingView>;
  dialog: Signal<MeetingDialog | null>;
  /** Pins a tile by its key, or lets go of it. */
  togglePin: (key: string) => void;
}

export function useMeetingShortcuts(options: MeetingShortcutsOptions): MeetingShortcuts {
  const { element, room, entries, preferences, view, dialog } = options;
  const shortcuts = useMemo(() => {
    const { microphone, camera } = room.media;
    return createMeetingShortcuts(preferences, {
      toggleMicrophone: () => toggle(microphone),
      toggleCamera: () => toggle(camera),
      pressEntry,
      changeView: () => (view.value = view.value === 'grid' ? 'speaker' : 'grid'),
      toggleFullScreen,
      openSettings: () => (dialog.value = 'settings'),
      showList: () => (dialog.value = 'shortcuts'),
      moveToRegion: (step) => element.current && moveToRegion(element.current, step),
    });
  }, [room, preferences]);
  const talk = useMemo(() => pushToTalk(room.media), [room]);
  useEffect(() => shortcuts.setEntries(entries), [shortcuts, entries]);
  useEffect(() => {
    const lifetime = new AbortController();
    if (element.current !== null) followRegions(element.current, lifetime.signal);
    return () => lifetime.abort();
  }, []);
  useShortcuts({
    bindings: shortcuts.bindings,
    singleKeys: preferences.singleKeys.value,
    run: shortcuts.run,
    pin(place) {
      const person = [...room.others.peek(), room.self][place - 1];
      if (person !== undefined) options.togglePin(person.id);
    },
    talk,
  });
  return shortcuts;
}

function toggle(source: LocalSource): void {
  if (source.on.peek()) source.turnOff();
  else void source.turnOn();
}

/** What opens something small above its button is pressed there, or found in More. */
function pressEntry(entry: BarEntry): void {
  if (entry.popover) (barButton(entry.id) ?? barButton('more'))?.click();
  else entry.press();
}
