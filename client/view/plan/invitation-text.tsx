// The ready text of the invitation, and the choice of its language.
import type { Ref } from 'preact';
import { useId } from 'preact/hooks';
import { locale, t, type Locale } from '../../i18n/i18n.ts';
import { plan as planWords } from '../../i18n/plan.ts';
import css from './plan.module.css';

export interface InvitationTextProps {
  text: string;
  language: Locale;
  setLanguage: (language: Locale) => void;
  field: Ref<HTMLTextAreaElement>;
}

export function InvitationText({ text, language, setLanguage, field }: InvitationTextProps) {
  const id = useId();
  const words = planWords[locale.value];
  const { language: languages } = t();
  const names = { de: languages.german, en: languages.english };
  return (
    <div class={css.text}>
      <div class={css.textHead}>
        <label class={css.label} for={id}>
          {words.text}
        </label>
        <div class={css.segments} role="radiogroup" aria-label={words.textLanguage}>
          {(['de', 'en'] as const).map((one) => (
            <label key={one} class={css.segment} lang={one}>
              <input
                type="radio"
                name={`${id}-language`}
                class={css.radio}
                checked={language === one}
                onChange={() => setLanguage(one)}
              />
              {names[one]}
            </label>
          ))}
        </div>
      </div>
      <textarea
        id={id}
        ref={field}
        class={css.area}
        lang={language}
        rows={7}
        readOnly
        spellcheck={false}
        value={text}
      />
    </div>
  );
}
