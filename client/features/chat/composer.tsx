// Where one writes: for whom, what is answered or edited, and a text area that grows; Enter sends,
// Shift+Enter starts a new line.
import { Check, Lock, Pencil, Reply, SendHorizontal, X } from 'lucide';
import { useEffect, useId, useRef } from 'preact/hooks';
import { IconButton } from '../../view/parts/button.tsx';
import { Icon } from '../../view/parts/icon.tsx';
import { Tip } from '../../view/parts/tip.tsx';
import type { FeatureContext } from '../feature.ts';
import css from './composer.module.css';
import type { Chat } from './model.ts';
import { RecipientChoice } from './recipient.tsx';
import type { ChatStrings } from './strings.ts';
import { cleanText, MAX_TEXT } from './text.ts';

/** From here on the counter shows. */
const COUNT_FROM = MAX_TEXT - 500;

export interface ComposerProps {
  chat: Chat;
  context: FeatureContext<ChatStrings>;
}

/** Puts the focus into the field, e.g. after choosing to answer. */
export function focusComposer(): void {
  document.querySelector<HTMLElement>('[data-chat-field]')?.focus();
}

export function Composer({ chat, context }: ComposerProps) {
  const strings = context.t();
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const text = chat.field.value;
  const editing = chat.editing.value;
  const partner = editing ? editing.partner : chat.draft.to.value;
  const counts = text.length >= COUNT_FROM;
  const isHere = chat.recipientHere.value;
  const label = editing ? strings.save : strings.send;

  useEffect(() => {
    // On touch screens the keyboard would cover what one wants to read.
    if (!matchMedia('(pointer: coarse)').matches) field.current?.focus();
  }, []);

  const send = () => {
    chat.send();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && (editing || chat.replyingTo.peek())) {
      event.stopPropagation();
      chat.cancel();
    }
    if (!isSendKey(event)) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      class={[css.composer, partner && css.privateComposer].filter(Boolean).join(' ')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Subject chat={chat} context={context} />
      {!editing && <RecipientChoice chat={chat} context={context} />}
      {partner && (
        <p class={css.privateHint} id={`${id}-private`}>
          {isHere && <Icon icon={Lock} size={16} />}
          {isHere ? strings.onlyReads(partner.name) : strings.recipientGone(partner.name)}
        </p>
      )}
      <div class={css.field}>
        {/* The copy of the text behind the field gives both their height. */}
        <div class={css.grow} data-text={text}>
          <textarea
            ref={field}
            class={css.input}
            data-chat-field
            rows={1}
            aria-label={strings.message}
            placeholder={strings.message}
            aria-describedby={
              [partner && `${id}-private`, counts && `${id}-left`].filter(Boolean).join(' ') ||
              undefined
            }
            maxLength={MAX_TEXT}
            enterkeyhint="send"
            dir="auto"
            value={text}
            onInput={(event) => chat.type(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        <button
          type="submit"
          class={css.send}
          aria-label={label}
          disabled={cleanText(text) === '' || !isHere}
        >
          <Icon icon={editing ? Check : SendHorizontal} />
          <Tip text={label} />
        </button>
      </div>
      {counts && (
        <p class={css.counter} id={`${id}-left`}>
          {strings.left(MAX_TEXT - text.length)}
        </p>
      )}
    </form>
  );
}

/** What is being answered or edited, and the way out of it. */
function Subject({ chat, context }: ComposerProps) {
  const strings = context.t();
  const editing = chat.editing.value;
  const message = editing ?? chat.replyingTo.value;
  if (!message) return null;
  const name = message.author === context.self.id ? strings.you : message.authorName;
  return (
    <div class={css.subject}>
      <Icon icon={editing ? Pencil : Reply} size={16} />
      <div class={css.subjectWords}>
        <b>{editing ? strings.editing : strings.replyingTo(name)}</b>
        {!editing && <span class={css.subjectText}>{message.text}</span>}
      </div>
      <IconButton
        icon={X}
        label={strings.cancel}
        onPress={() => {
          chat.cancel();
          focusComposer();
        }}
      />
    </div>
  );
}

/**
 * Enter alone, but not the Enter that ends a composition of an input method; Safari reports that one
 * after `compositionend`, with key code 229 (WebKit bug 165004).
 */
function isSendKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}
