// Handbook, language and colors, at the top of every page outside a meeting.
import { useSignal } from '@preact/signals';
import { BookOpen, Languages, Moon, Sun, SunMoon } from 'lucide';
import { locale, setLocale, t } from '../../i18n/i18n.ts';
import { IconButton } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { nextTheme, setTheme, theme } from '../theme.ts';
import { Help } from './help.tsx';
import css from './page.module.css';

const THEME_ICONS = { system: SunMoon, light: Sun, dark: Moon };

export function PageSwitches() {
  const helpOpen = useSignal(false);
  const words = t();
  const other = locale.value === 'de' ? 'en' : 'de';
  const name = other === 'de' ? words.language.german : words.language.english;
  return (
    <div class={css.switches}>
      <button
        type="button"
        class={css.switch}
        aria-label={words.help.open}
        onClick={() => (helpOpen.value = true)}
      >
        <Icon icon={BookOpen} />
        <span class={css.full}>{words.help.open}</span>
      </button>
      <button type="button" class={css.switch} lang={other} onClick={() => setLocale(other)}>
        <Icon icon={Languages} />
        <span class={css.full}>{name}</span>
        <span class={css.short} aria-hidden="true">
          {other.toUpperCase()}
        </span>
      </button>
      <IconButton
        icon={THEME_ICONS[theme.value]}
        label={words.theme.next(words.theme[theme.value])}
        onPress={() => setTheme(nextTheme(theme.value))}
      />
      {helpOpen.value && <Help onClose={() => (helpOpen.value = false)} />}
    </div>
  );
}
