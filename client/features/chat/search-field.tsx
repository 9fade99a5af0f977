// The search of the chat: a field, and how many messages match.
import { Search, X } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from '../../view/parts/button.tsx';
import { Icon } from '../../view/parts/icon.tsx';
import css from './chat.module.css';
import type { Chat } from './model.ts';
import type { ChatStrings } from './strings.ts';

export interface ChatSearchProps {
  chat: Chat;
  strings: ChatStrings;
  /** Null while nothing is searched for. */
  found: number | null;
}

export function ChatSearch({ chat, strings, found }: ChatSearchProps) {
  const field = useRef<HTMLInputElement>(null);
  // Before the next key comes: it belongs here.
  useLayoutEffect(() => field.current?.focus(), []);
  const close = () => {
    chat.search(null);
    document.querySelector<HTMLElement>('[data-chat-search] button')?.focus();
  };
  return (
    <div class={css.search} role="search">
      <div class={css.searchField}>
        <Icon icon={Search} />
        <input
          ref={field}
          type="text"
          class={css.searchInput}
          aria-label={strings.search}
          placeholder={strings.search}
          autocomplete="off"
          value={chat.query.value ?? ''}
          onInput={(event) => chat.search(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            close();
          }}
        />
        <IconButton icon={X} label={strings.closeSearch} onPress={close} />
      </div>
      <p class={css.found} role="status">
        {found === null ? '' : found === 0 ? strings.foundNothing : strings.found(found)}
      </p>
    </div>
  );
}
