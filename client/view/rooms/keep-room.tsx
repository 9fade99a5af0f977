// Keeps the present room on this device: a button, then its name, then a word that it is kept.
import { useSignal } from '@preact/signals';
import { Bookmark, BookmarkCheck } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { access } from '../../i18n/access.ts';
import { inLocale, locale } from '../../i18n/i18n.ts';
import { rooms as roomWords } from '../../i18n/rooms.ts';
import { MAX_ROOM_NAME_CHARACTERS } from '../../room/my-rooms.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import type { Keeping } from './keeping.ts';
import css from './rooms.module.css';

export interface KeepRoomProps {
  keeping: Keeping;
  /** Begins with the question for the name. */
  asking?: boolean;
}

export function KeepRoom({ keeping, asking: asksAtOnce = false }: KeepRoomProps) {
  const asking = useSignal(asksAtOnce);
  const said = useRef<HTMLParagraphElement>(null);
  const keptAs = keeping.name.value;
  // The button that was pressed is gone, so the focus goes to the word that it worked.
  useEffect(() => {
    if (asking.peek() && keptAs !== null) {
      asking.value = false;
      said.current?.focus();
    }
  }, [keptAs]);
  if (keptAs !== null) {
    return (
      <p ref={said} class={css.kept} tabIndex={-1}>
        <Icon icon={BookmarkCheck} />
        <span>{roomWords[locale.value].kept(keptAs)}</span>
      </p>
    );
  }
  if (asking.value) return <KeepForm keeping={keeping} />;
  return (
    <div>
      <Button icon={Bookmark} kind="quiet" onPress={() => (asking.value = true)}>
        {roomWords[locale.value].keep}
      </Button>
    </div>
  );
}

function KeepForm({ keeping: { keep, keepsPassphrase } }: { keeping: Keeping }) {
  const name = useSignal('');
  const problem = useSignal<'empty' | 'refused' | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const words = roomWords[locale.value];
  useEffect(() => input.current?.focus(), []);
  const submit = async () => {
    problem.value = name.value.trim() === '' ? 'empty' : null;
    if (problem.value === null && !(await keep(name.value))) problem.value = 'refused';
    if (problem.value !== null) input.current?.focus();
  };
  return (
    <form
      class={css.keepForm}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label={words.name}
        placeholder={words.nameExample}
        value={name.value}
        maxLength={MAX_ROOM_NAME_CHARACTERS}
        inputRef={input}
        problem={problem.value && (problem.value === 'empty' ? words.nameEmpty : words.refused)}
        onInput={(value) => {
          name.value = value;
          problem.value = null;
        }}
      />
      <Button kind="primary" type="submit">
        {words.keepWord}
      </Button>
      <p class={css.hint}>
        {words.hint} {keepsPassphrase && inLocale(access).keptHint}
      </p>
    </form>
  );
}
