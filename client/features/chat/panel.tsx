// The chat's panel: search, the log, which stays at its end unless one scrolled up, and the composer.
import { ArrowDown, ArrowUp } from 'lucide';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../view/parts/button.tsx';
import type { FeatureContext } from '../feature.ts';
import css from './chat.module.css';
import { Composer, focusComposer } from './composer.tsx';
import type { Links } from './links.ts';
import { ChatMessage } from './message.tsx';
import { MessageMenu } from './message-menu.tsx';
import type { Message } from './messages.ts';
import type { Chat } from './model.ts';
import { findMessages } from './search.ts';
import { ChatSearch } from './search-field.tsx';
import type { ChatStrings } from './strings.ts';

/** Nearer to the end than this counts as being there. */
const END_PX = 48;
/** So many messages are drawn; a long chat must not make typing slow. */
const DRAWN = 120;
/** Screen readers have taken note of a changed selection by then. */
const SETTLE_MS = 1000;

export interface ChatPanelProps {
  chat: Chat;
  links: Links;
  context: FeatureContext<ChatStrings>;
}

interface OpenMenu {
  key: string;
  opener: HTMLElement;
}

export function ChatPanel({ chat, links, context }: ChatPanelProps) {
  const strings = context.t();
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const [behind, setBehind] = useState(false);
  const [drawn, setDrawn] = useState(DRAWN);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [stop, setStop] = useState<string | null>(null);
  const size = useRef('');
  const heightFromEnd = useRef<number | null>(null);
  const all = chat.messages.value;
  const query = chat.query.value ?? '';
  const found = findMessages(all, query);
  const selection = `${drawn} ${query}`;
  const [settled, setSettled] = useState(selection);
  const first = Math.max(0, found.length - drawn);
  const messages = found.slice(first);
  const last = all.at(-1);
  const stopKey = messages.some(({ key }) => key === stop) ? stop : messages.at(-1)?.key;
  const menuMessage = menu && chat.byKey.value.get(menu.key);

  const toEnd = () => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
  };
  useLayoutEffect(() => {
    if (follows.current || last?.author === context.self.id) toEnd();
    else setBehind(true);
  }, [last?.key]);
  useLayoutEffect(() => {
    if (follows.current) toEnd();
  }, [found]);
  // The field grows, the search opens: the newest message stays in sight.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      size.current = sizeOf(element);
      if (follows.current) toEnd();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    const element = box.current;
    if (element && heightFromEnd.current !== null) {
      element.scrollTop = element.scrollHeight - heightFromEnd.current;
    }
    heightFromEnd.current = null;
  }, [drawn]);

  useEffect(() => {
    const timer = setTimeout(() => setSettled(selection), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [selection]);

  const onScroll = () => {
    const element = box.current;
    // A resize scrolls by itself; that is not the person's wish to read elsewhere.
    if (!element || sizeOf(element) !== size.current) return;
    follows.current = element.scrollHeight - element.scrollTop - element.clientHeight < END_PX;
    if (follows.current) setBehind(false);
  };
  const showEarlier = () => {
    const element = box.current;
    if (element) heightFromEnd.current = element.scrollHeight - element.scrollTop;
    follows.current = false;
    setDrawn(drawn + DRAWN);
    element?.focus();
  };
  /** From one message's button to the next, 1 down or -1 up. */
  const walk = (key: string, step: number) => {
    const buttons = [...(box.current?.querySelectorAll<HTMLElement>('[data-menu]') ?? [])];
    const next = buttons[buttons.findIndex(({ dataset }) => dataset['menu'] === key) + step];
    if (!next) return;
    setStop(next.dataset['menu'] ?? null);
    next.focus();
  };

  return (
    <div class={css.chat}>
      {chat.query.value !== null && (
        <ChatSearch chat={chat} strings={strings} found={query.trim() ? found.length : null} />
      )}
      <div
        ref={box}
        class={css.log}
        role="log"
        aria-label={strings.chat}
        // Old messages that come back into view are no news.
        aria-live={query === '' && settled === selection ? 'polite' : 'off'}
        // What scrolls must be reachable by keyboard (WCAG 2.1.1).
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={onScroll}
      >
        {first > 0 ? (
          <div class={css.earlier}>
            <Button size="small" kind="quiet" icon={ArrowUp} onPress={showEarlier}>
              {strings.earlier}
            </Button>
          </div>
        ) : (
          <p class={css.note}>{strings.note}</p>
        )}
        {messages.map((message, index) => (
          <ChatMessage
            key={message.key}
            message={message}
            before={messages[index - 1]}
            chat={chat}
            links={links}
            context={context}
            query={query}
            menuOpen={menu?.key === message.key}
            isTabStop={message.key === stopKey}
            onMenu={({ key }: Message, opener) => {
              setStop(key);
              setMenu(menu?.key === key ? null : { key, opener });
            }}
            onWalk={walk}
          />
        ))}
      </div>
      {behind && (
        <div class={css.behind}>
          <Button size="small" icon={ArrowDown} onPress={toEnd}>
            {strings.toEnd}
          </Button>
        </div>
      )}
      {menu && menuMessage && !menuMessage.deleted && (
        <MessageMenu
          key={menu.key}
          message={menuMessage}
          opener={menu.opener}
          chat={chat}
          context={context}
          onClose={() => setMenu(null)}
          onWrite={focusComposer}
          onRemoved={() => box.current?.focus()}
        />
      )}
      <div role="status">{!context.may.value && <p class={css.mayNot}>{strings.mayNot}</p>}</div>
      {context.may.value && <Composer chat={chat} context={context} />}
    </div>
  );
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): string {
  return `${clientWidth} ${clientHeight}`;
}
