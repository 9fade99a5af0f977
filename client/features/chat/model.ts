// The chat as state: the messages, the draft, and what one has not read yet.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { object, string } from '../../../shared/parse.ts';
import type { LogEntry } from '../../room/log-document.ts';
import type { FeatureContext } from '../feature.ts';
import type { ChatStrings } from './strings.ts';
import { cleanText, MAX_TEXT } from './text.ts';

export interface Message {
  text: string;
}

export interface Chat {
  readonly messages: ReadonlySignal<readonly LogEntry<Message>[]>;
  /** Messages of others that came while the panel was closed. */
  readonly unread: ReadonlySignal<number>;
  /** What is typed but not sent; outlives the panel. */
  readonly draft: ReadonlySignal<string>;
  type(text: string): void;
  /** Sends the draft; false when there is nothing to send. */
  send(): boolean;
}

const parseMessage = object({ text: string(MAX_TEXT, 1) });

export function keyOf({ author, sequence }: LogEntry<Message>): string {
  return `${author}:${sequence}`;
}

export function createChat(context: FeatureContext<ChatStrings>): Chat {
  const { self, panel } = context;
  const log = context.log(parseMessage);
  const draft = signal('');
  const read = signal<ReadonlySet<string>>(new Set());
  let known = new Set<string>();

  const unread = computed(() =>
    panel.open.value
      ? 0
      : log.entries.value.filter(
          (entry) => entry.author !== self.id && !read.value.has(keyOf(entry)),
        ).length,
  );

  context.effect(() => {
    const entries = log.entries.value;
    if (panel.open.value) read.value = new Set(entries.map(keyOf));
  });
  context.effect(() => {
    const entries = log.entries.value;
    const fresh = entries.filter((entry) => entry.author !== self.id && !known.has(keyOf(entry)));
    known = new Set([...known, ...fresh.map(keyOf)]);
    const [first] = fresh;
    // The open panel is a live region of its own.
    if (!first || panel.open.peek()) return;
    const { newFrom, newMessages } = context.t();
    context.announce(fresh.length === 1 ? newFrom(first.authorName) : newMessages(fresh.length));
  });

  return {
    messages: log.entries,
    unread,
    draft,
    type: (text) => {
      draft.value = text;
    },
    send() {
      const text = cleanText(draft.peek());
      if (text === '' || !log.append({ text })) return false;
      draft.value = '';
      return true;
    },
  };
}
