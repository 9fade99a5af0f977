// The shortcuts of a meeting: its own actions and those of the bar, with the keys that the person chose.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { inLocale, t } from '../../i18n/i18n.ts';
import { shortcuts as shortcutsWords } from '../../i18n/shortcuts.ts';
import type { ShortcutPreferences } from '../../room/shortcut-preferences.ts';
import type { BarEntry } from '../slots.ts';
import { bindingsOf, type Bindings, type ChosenKeys, type ShortcutAction } from './bindings.ts';
import { ariaKeys, isSingleKey } from './key-name.ts';
import { shortcutLines, type ShortcutLine } from './lines.ts';
import { isApple } from './use-shortcuts.ts';

/** What the actions do; everything else is the bar's. */
export interface MeetingCommands {
  toggleMicrophone: () => void;
  toggleCamera: () => void;
  /** A press on an entry of the bar, wherever it stands now. */
  pressEntry: (entry: BarEntry) => void;
  changeView: () => void;
  toggleFullScreen: () => void;
  openSettings: () => void;
  showList: () => void;
  moveToRegion: (step: 1 | -1) => void;
}

export interface MeetingShortcuts {
  readonly preferences: ShortcutPreferences;
  readonly bindings: ReadonlySignal<Bindings>;
  actions(): readonly ShortcutAction[];
  /** With `all` also the keys that are switched off now. Reads signals. */
  lines(all?: boolean): ShortcutLine[];
  chosen(): ChosenKeys;
  choose(chosen: ChosenKeys): void;
  run(actionId: string): void;
  /** The value of aria-keyshortcuts. Reads signals. */
  ariaKeysOf(actionId: string): string | undefined;
  /** The bar's entries change with the features that run. */
  setEntries(entries: readonly BarEntry[]): void;
}

export function createMeetingShortcuts(
  preferences: ShortcutPreferences,
  commands: MeetingCommands,
): MeetingShortcuts {
  const entries = signal<readonly BarEntry[]>([]);
  const actions = computed(() => actionsOf(entries.value, commands));
  const chosen = computed(
    () => new Map(preferences.chosen.value.value.map(({ action, keys }) => [action, keys])),
  );
  const bindings = computed(() => bindingsOf(actions.value, chosen.value));
  const singleKeys = preferences.singleKeys.value;
  return {
    preferences,
    bindings,
    actions: () => actions.value,
    lines: (all = false) => shortcutLines(actions.value, bindings.value, all || singleKeys.value),
    chosen: () => chosen.value,
    choose: (next) =>
      preferences.chosen.set([...next].map(([action, keys]) => ({ action, keys: [...keys] }))),
    run: (actionId) =>
      actions
        .peek()
        .find(({ id }) => id === actionId)
        ?.run(),
    ariaKeysOf(actionId) {
      const keys = bindings.value.get(actionId) ?? [];
      const working = keys.filter((key) => singleKeys.value || !isSingleKey(key));
      return ariaKeys(working, isApple());
    },
    setEntries: (next) => (entries.value = next),
  };
}

function actionsOf(entries: readonly BarEntry[], commands: MeetingCommands): ShortcutAction[] {
  const ordered = entries.toSorted((a, b) => a.order - b.order);
  return [
    {
      id: 'microphone',
      label: () => t().bar.microphone,
      keys: ['Ctrl+D', 'M'],
      run: commands.toggleMicrophone,
    },
    {
      id: 'camera',
      label: () => t().bar.camera,
      keys: ['Ctrl+E', 'V'],
      run: commands.toggleCamera,
    },
    ...ordered.map((entry) => ({
      id: entry.id,
      label: entry.label,
      keys: entry.shortcut === undefined ? [] : [entry.shortcut],
      run: () => commands.pressEntry(entry),
    })),
    {
      id: 'view',
      label: () => inLocale(shortcutsWords).view,
      keys: ['W'],
      run: commands.changeView,
    },
    {
      id: 'full-screen',
      label: () => t().bar.fullScreen,
      keys: [],
      run: commands.toggleFullScreen,
    },
    { id: 'settings', label: () => t().bar.settings, keys: [], run: commands.openSettings },
    {
      id: 'shortcuts',
      label: () => inLocale(shortcutsWords).list,
      keys: ['?'],
      run: commands.showList,
    },
    {
      id: 'next-region',
      label: () => inLocale(shortcutsWords).regions,
      keys: ['F6'],
      fixed: true,
      run: () => commands.moveToRegion(1),
    },
    {
      id: 'previous-region',
      label: () => inLocale(shortcutsWords).regionsBack,
      keys: ['Shift+F6'],
      fixed: true,
      run: () => commands.moveToRegion(-1),
    },
  ];
}
