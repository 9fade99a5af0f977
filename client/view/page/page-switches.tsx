// Handbook, language and colors, at the top of every page outside a meeting.
import { BookOpen, Languages, Moon, Sun, SunMoon } from 'lucide';
import { locale, setLocale, t } from '../../i18n/i18n.ts';
import { useLater } from '../home/use-later.ts';
import { IconButton } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { nextTheme, setTheme, theme } from '../theme.ts';
import css from './page.module.css';

const THEME_ICONS = { system: SunMoon, light: Sun, dark: Moon };

export function PageSwitches() {
  const { later, load, close } = useLater();
  const words = t();
  const other = locale.value === 'de' ? 'en' : 'de';
  const name = other === 'de' ? words.language.german : words.language.english;
  return (
    <div class={css.switches}>
      <button type="button" class={css.switch} aria-label={words.help.open} onClick={load}>
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
      {later && <later.Help onClose={close} />}
    </div>
  );
}
