// The field for a link that one got: junk around it is tolerated, a damaged one is explained.
import { useSignal } from '@preact/signals';
import { Link } from 'lucide';
import { useRef } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import css from './home.module.css';

export function LinkForm({ onOpen }: { onOpen: (text: string) => boolean }) {
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
