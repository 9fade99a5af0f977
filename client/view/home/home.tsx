// The start page: begin a meeting, or open the link that one got.
import { useSignal } from '@preact/signals';
import { Link, Video } from 'lucide';
import { useRef } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import { Coast } from '../page/coast.tsx';
import page from '../page/page.module.css';
import { Page, type LegalLinks } from '../page/page.tsx';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import css from './home.module.css';

export interface HomeProps {
  legal: LegalLinks;
  onStart: () => void;
  /** Opens the pasted text as a link; false when it is not a complete one. */
  onOpen: (text: string) => boolean;
}

export function Home({ legal, onStart, onOpen }: HomeProps) {
  const words = t().home;
  return (
    <Page legal={legal}>
      <div class={page.split}>
        <div class={page.words}>
          <div>
            <h1 class={page.title}>{words.title}</h1>
            <p class={page.lead}>{words.lead}</p>
          </div>
          <div class={page.actions}>
            <Button kind="primary" size="large" icon={Video} onPress={onStart}>
              {words.start}
            </Button>
          </div>
          <LinkForm onOpen={onOpen} />
        </div>
        <div class={page.picture}>
          <Coast />
        </div>
      </div>
    </Page>
  );
}

function LinkForm({ onOpen }: Pick<HomeProps, 'onOpen'>) {
  const text = useSignal('');
  const fault = useSignal<'empty' | 'damaged' | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const words = t();
  const open = () => {
    if (text.value.trim() === '') fault.value = 'empty';
    else fault.value = onOpen(text.value) ? null : 'damaged';
    if (fault.value) input.current?.focus();
  };
  return (
    <form
      class={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <TextField
        label={words.home.link}
        visibleLabel={words.home.linkQuestion}
        placeholder={words.home.linkPlaceholder}
        icon={Link}
        value={text.value}
        inputRef={input}
        problem={
          fault.value === 'empty'
            ? words.home.empty
            : fault.value && `${words.problem.damagedTitle}. ${words.problem.damaged}`
        }
        onInput={(value) => {
          text.value = value;
          fault.value = null;
        }}
      />
      <Button type="submit">{words.home.open}</Button>
    </form>
  );
}
