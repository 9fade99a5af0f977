// The short handbook: how to join, devices, what is encrypted, limits.
import { help as helpWords } from '../../i18n/help.ts';
import { inLocale } from '../../i18n/i18n.ts';
import { Dialog } from '../parts/dialog.tsx';
import css from './help.module.css';

export function Help({ onClose }: { onClose: () => void }) {
  const { title, sections } = inLocale(helpWords);
  return (
    <Dialog title={title} onClose={onClose} wide>
      <div class={css.help}>
        {sections.map((section) => (
          <section key={section.title}>
            <h3 class={css.heading}>{section.title}</h3>
            {section.text.map((paragraph) => (
              <p key={paragraph} class={css.paragraph}>
                {paragraph}
              </p>
            ))}
          </section>
        ))}
      </div>
    </Dialog>
  );
}
