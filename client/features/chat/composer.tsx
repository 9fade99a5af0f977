// Where one writes: a text area that grows; Enter sends, Shift+Enter starts a new line.
import { SendHorizontal } from 'lucide';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from '../../view/parts/icon.tsx';
import type { FeatureContext } from '../feature.ts';
import css from './chat.module.css';
import type { Chat } from './model.ts';
import type { ChatStrings } from './strings.ts';
import { cleanText, MAX_TEXT } from './text.ts';

/** From here on the counter shows. */
const COUNT_FROM = MAX_TEXT - 500;

export function Composer({ chat, context }: { chat: Chat; context: FeatureContext<ChatStrings> }) {
  const strings = context.t();
  const field = useRef<HTMLTextAreaElement>(null);
  const counterId = useId();
  const draft = chat.draft.value;
  const counts = draft.length >= COUNT_FROM;

  useEffect(() => {
    // On touch screens the keyboard would cover what one wants to read.
    if (!matchMedia('(pointer: coarse)').matches) field.current?.focus();
  }, []);

  const send = () => {
    chat.send();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isSendKey(event)) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      class={css.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class={css.field}>
        {/* The copy of the text behind the field gives both their height. */}
        <div class={css.grow} data-text={draft}>
          <textarea
            ref={field}
            class={css.input}
            rows={1}
            aria-label={strings.message}
            placeholder={strings.message}
            aria-describedby={counts ? counterId : undefined}
            maxLength={MAX_TEXT}
            enterkeyhint="send"
            dir="auto"
            value={draft}
            onInput={(event) => chat.type(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        <button
          type="submit"
          class={css.send}
          aria-label={strings.send}
          title={strings.send}
          disabled={cleanText(draft) === ''}
        >
          <Icon icon={SendHorizontal} />
        </button>
      </div>
      {counts && (
        <p class={css.counter} id={counterId}>
          {strings.left(MAX_TEXT - draft.length)}
        </p>
      )}
    </form>
  );
}

/**
 * Enter alone, but not the Enter that ends a composition of an input method; Safari reports that one
 * after `compositionend`, with key code 229 (WebKit bug 165004).
 */
function isSendKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}
