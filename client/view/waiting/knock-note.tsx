// A line that somebody who waits may add for those who can open.
import { useSignal } from '@preact/signals';
import { Check, MessageSquareText } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { MAX_NOTE_CHARACTERS } from '../../../shared/limits.ts';
import { inLocale } from '../../i18n/i18n.ts';
import { waiting as waitingWords } from '../../i18n/waiting.ts';
import type { Knocking } from '../../room/moderation.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import css from './waiting.module.css';

export function KnockNote({ knocking }: { knocking: Knocking }) {
  const writing = useSignal(false);
  const sent = useRef<HTMLParagraphElement>(null);
  const note = knocking.note.value;
  const words = inLocale(waitingWords);
  if (note !== '')
    return (
      <p ref={sent} class={css.sent} tabIndex={-1}>
        <Icon icon={Check} size={16} />
        <span>
          {words.noteSent} <q class={css.quote}>{note}</q>
        </span>
      </p>
    );
  if (!writing.value)
    return (
      <div class={css.addNote}>
        <Button kind="quiet" icon={MessageSquareText} onPress={() => (writing.value = true)}>
          {words.addNote}
        </Button>
      </div>
    );
  return (
    <NoteForm
      onSend={(text) => {
        knocking.setNote(text);
        // The form is gone then; the focus goes to the word that it worked.
        requestAnimationFrame(() => sent.current?.focus());
      }}
    />
  );
}

function NoteForm({ onSend }: { onSend: (text: string) => void }) {
  const text = useSignal('');
  const input = useRef<HTMLInputElement>(null);
  const words = inLocale(waitingWords);
  useEffect(() => input.current?.focus(), []);
  return (
    <form
      class={css.noteForm}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const note = text.value.replaceAll(/\s+/g, ' ').trim();
        if (note === '') input.current?.focus();
        else onSend(note);
      }}
    >
      <TextField
        label={words.note}
        placeholder={words.noteExample}
        maxLength={MAX_NOTE_CHARACTERS}
        value={text.value}
        inputRef={input}
        onInput={(value) => (text.value = value)}
      />
      <Button type="submit">{words.sendNote}</Button>
      <p class={css.hint}>{words.noteHint}</p>
    </form>
  );
}
