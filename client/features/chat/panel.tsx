// The chat's panel: the log, which stays at its end unless one scrolled up, and the composer.
import { ArrowDown } from 'lucide';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../view/parts/button.tsx';
import type { FeatureContext } from '../feature.ts';
import css from './chat.module.css';
import { Composer } from './composer.tsx';
import type { Links } from './links.ts';
import { ChatMessage } from './message.tsx';
import { keyOf, type Chat } from './model.ts';
import type { ChatStrings } from './strings.ts';

/** Nearer to the end than this counts as being there. */
const END_PX = 48;

export interface ChatPanelProps {
  chat: Chat;
  links: Links;
  context: FeatureContext<ChatStrings>;
}

export function ChatPanel({ chat, links, context }: ChatPanelProps) {
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const [behind, setBehind] = useState(false);
  const messages = chat.messages.value;
  const last = messages.at(-1);

  const toEnd = () => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
  };
  useLayoutEffect(() => {
    if (follows.current || last?.author === context.self.id) toEnd();
    else setBehind(true);
  }, [messages]);

  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    follows.current = element.scrollHeight - element.scrollTop - element.clientHeight < END_PX;
    if (follows.current) setBehind(false);
  };

  return (
    <div class={css.chat}>
      <div
        ref={box}
        class={css.log}
        role="log"
        aria-label={context.t().chat}
        // What scrolls must be reachable by keyboard (WCAG 2.1.1).
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={onScroll}
      >
        <p class={css.note}>{context.t().note}</p>
        {messages.map((message, index) => (
          <ChatMessage
            key={keyOf(message)}
            message={message}
            before={messages[index - 1]}
            links={links}
            context={context}
          />
        ))}
      </div>
      {behind && (
        <div class={css.behind}>
          <Button size="small" icon={ArrowDown} onPress={toEnd}>
            {context.t().toEnd}
          </Button>
        </div>
      )}
      <Composer chat={chat} context={context} />
    </div>
  );
}
