// More: what does not fit into the bar comes first, then devices, full screen, view, colors, language.
import {
  BookOpen,
  CircleX,
  Languages,
  LayoutGrid,
  Maximize,
  Minimize,
  PanelRight,
  Settings,
  ShieldCheck,
  SunMoon,
} from 'lucide';
import { hosting as hostingWords } from '../../i18n/hosting.ts';
import { inLocale, locale, setLocale, t } from '../../i18n/i18n.ts';
import { verify as verifyWords } from '../../i18n/verify.ts';
import { useContext } from 'preact/hooks';
import { MenuChoice, MenuItem } from '../parts/menu.tsx';
import { setTheme, theme } from '../theme.ts';
import type { BarEntry } from '../slots.ts';
import type { BarProps } from './bar.tsx';
import { ShortcutKeys } from '../shortcuts/use-shortcuts.ts';
import css from './bar.module.css';
import { fullScreen, toggleFullScreen } from './full-screen.ts';

export interface MoreMenuProps extends Pick<
  BarProps,
  'view' | 'setView' | 'onSettings' | 'onVerify' | 'onHelp' | 'onEnd'
> {
  entries: readonly BarEntry[];
  /** Whether grid and speaker view are chosen here. */
  withView: boolean;
  /** Whether the host ends the meeting for all here. */
  withEnd: boolean;
  onEntry: (entry: BarEntry) => void;
  close: () => void;
}

export function MoreMenu(props: MoreMenuProps) {
  const words = t();
  const keysOf = useContext(ShortcutKeys);
  const and = (act: () => void) => () => {
    props.close();
    act();
  };
  return (
    <>
      {props.entries.map((entry) => (
        <MenuItem
          key={entry.id}
          icon={entry.icon()}
          label={entry.label()}
          badge={entry.badge?.() ?? 0}
          badgeLabel={(entry.badgeLabel ?? words.bar.unread)(entry.badge?.() ?? 0)}
          keys={keysOf(entry.id)}
          reason={entry.reason?.() ?? null}
          {...(entry.pressed ? { checked: entry.pressed() } : {})}
          onPress={and(() => props.onEntry(entry))}
        />
      ))}
      {props.entries.length > 0 && <hr class={css.divide} />}
      <MenuItem icon={Settings} label={words.bar.settings} onPress={and(props.onSettings)} />
      <MenuItem
        icon={ShieldCheck}
        label={inLocale(verifyWords).title}
        onPress={and(props.onVerify)}
      />
      {document.fullscreenEnabled && (
        <MenuItem
          icon={fullScreen.value ? Minimize : Maximize}
          label={fullScreen.value ? words.bar.endFullScreen : words.bar.fullScreen}
          onPress={and(toggleFullScreen)}
        />
      )}
      <MenuItem icon={BookOpen} label={words.bar.help} onPress={and(props.onHelp)} />
      {props.withView && (
        <MenuChoice
          label={words.meeting.layout}
          icon={props.view === 'grid' ? LayoutGrid : PanelRight}
          value={props.view}
          options={[
            { id: 'grid', label: words.meeting.grid },
            { id: 'speaker', label: words.meeting.speaker },
          ]}
          onChange={props.setView}
        />
      )}
      <MenuChoice
        label={words.theme.label}
        icon={SunMoon}
        value={theme.value}
        options={(['system', 'light', 'dark'] as const).map((id) => ({
          id,
          label: words.theme[id],
        }))}
        onChange={setTheme}
      />
      <MenuChoice
        label={words.language.label}
        icon={Languages}
        value={locale.value}
        options={[
          { id: 'de', label: words.language.german },
          { id: 'en', label: words.language.english },
        ]}
        onChange={setLocale}
      />
      {props.withEnd && props.onEnd && (
        <>
          <hr class={css.divide} />
          <MenuItem
            icon={CircleX}
            label={inLocale(hostingWords).endForAll}
            danger
            onPress={and(props.onEnd)}
          />
        </>
      )}
    </>
  );
}
