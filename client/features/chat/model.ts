// The chat as state: the messages, the draft, what one does with a message, and what is unread.
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { FeatureContext } from '../feature.ts';
import type { Draft } from './draft.ts';
import { foldMessages, keyOf, mergeThreads, type Message, type Reactor } from './messages.ts';
import type { ChatStrings } from './strings.ts';
import { cleanText } from './text.ts';
import { parseChatValue, supersedeWords, type ChatReaction, type ChatValue } from './value.ts';
import { createWhispers } from './whispers.ts';

export interface Chat {
  /** What everybody reads and what is private to this screen, in one order. */
  readonly messages: ReadonlySignal<readonly Message[]>;
  readonly byKey: ReadonlySignal<ReadonlyMap<string, Message>>;
  /** Messages of others that came while the panel was closed. */
  readonly unread: ReadonlySignal<number>;
  readonly draft: Draft;
  /** What stands in the field: the draft, or the words of the message being edited. */
  readonly field: ReadonlySignal<string>;
  readonly replyingTo: ReadonlySignal<Message | null>;
  readonly editing: ReadonlySignal<Message | null>;
  /** False when the draft is meant for somebody who is not here now. */
  readonly recipientHere: ReadonlySignal<boolean>;
  /** What is searched for; null when the search is closed. */
  readonly query: ReadonlySignal<string | null>;
  type(text: string): void;
  /** Chooses one reader, or with null everybody. */
  address(to: Reactor | null): void;
  reply(message: Message): void;
  /** Takes an own message into the field. */
  edit(message: Message): void;
  /** Ends replying or editing without a change. */
  cancel(): void;
  remove(message: Message): void;
  toggleReaction(message: Message, kind: ChatReaction): void;
  search(query: string | null): void;
  /** Sends what stands in the field; false when there is nothing to send or nobody to read it. */
  send(): boolean;
  /** Writes this to everybody, whatever stands in the field; false when there is nothing to say. */
  say(text: string): boolean;
  /** An own private message that has not arrived yet. */
  isUnderWay(message: Message): boolean;
}

export function createChat(context: FeatureContext<ChatStrings>, draft: Draft): Chat {
  const { self, participants } = context;
  const log = context.log(parseChatValue, supersedeWords);
  const whispers = createWhispers(context, () => log.entries.peek().at(-1)?.lamport ?? 0);
  const editingKey = signal<string | null>(null);
  const editedText = signal('');
  const replyKey = signal<string | null>(null);
  const query = signal<string | null>(null);

  const shared = computed(() => foldMessages(log.entries.value));
  const messages = computed(() => {
    const threads = Array.from(whispers.threads.value.values(), ({ entries, partner }) =>
      foldMessages(entries, partner),
    );
    return mergeThreads(shared.value, threads, ({ key }) => whispers.arrivalOf(key));
  });
  const byKey = computed(() => new Map(messages.value.map((message) => [message.key, message])));
  const messageOf = (key: string | null) => {
    const message = key === null ? undefined : byKey.value.get(key);
    return message && !message.deleted ? message : null;
  };
  const editing = computed(() => messageOf(editingKey.value));
  const replyingTo = computed(() => messageOf(replyKey.value));
  const isHere = (id: string) => participants.value.some((participant) => participant.id === id);

  const append = (value: ChatValue, partner: Reactor | null): boolean =>
    context.may.peek() && (partner ? whispers.send(partner.id, value) : log.append(value));
  const isOwn = (message: Message) => message.author === self.id;
  const cancel = () =>
    batch(() => {
      editingKey.value = null;
      replyKey.value = null;
    });

  const sendEdit = (message: Message): boolean => {
    const text = cleanText(editedText.peek());
    if (text === '') return false;
    const changed = text !== message.text;
    if (changed && !append({ text, edit: message.sequence }, message.partner)) return false;
    cancel();
    return true;
  };
  const sendDraft = (): boolean => {
    const text = cleanText(draft.text.peek());
    const answered = replyingTo.peek();
    const reply = answered && { author: answered.author, sequence: answered.sequence };
    const value = { text, ...(reply && { reply }) };
    if (text === '' || !append(value, draft.to.peek())) return false;
    batch(() => {
      cancel();
      draft.type('');
    });
    return true;
  };

  return {
    messages,
    byKey,
    unread: followUnread(context, messages),
    draft,
    field: computed(() => (editing.value ? editedText.value : draft.text.value)),
    replyingTo,
    editing,
    recipientHere: computed(() => {
      const to = (editing.value ?? replyingTo.value)?.partner ?? draft.to.value;
      return to === null || isHere(to.id);
    }),
    query,
    type(text) {
      if (editing.peek()) editedText.value = text;
      else draft.type(text);
    },
    address(to) {
      batch(() => {
        cancel();
        draft.address(to);
      });
    },
    reply(message) {
      batch(() => {
        editingKey.value = null;
        draft.address(message.partner);
        replyKey.value = message.key;
      });
    },
    edit(message) {
      if (!isOwn(message) || message.deleted) return;
      batch(() => {
        replyKey.value = null;
        editedText.value = message.text;
        editingKey.value = message.key;
      });
    },
    cancel,
    remove(message) {
      if (isOwn(message)) append({ text: '', edit: message.sequence }, message.partner);
    },
    toggleReaction(message, kind) {
      const given = message.reactions.find((reaction) => reaction.kind === kind);
      const on = !given?.by.some(({ id }) => id === self.id);
      const { author, sequence } = message;
      append({ react: { to: { author, sequence }, kind, on } }, message.partner);
    },
    search: (next) => {
      query.value = next;
    },
    send: () => {
      const message = editing.peek();
      return message ? sendEdit(message) : sendDraft();
    },
    say(text) {
      const clean = cleanText(text);
      return clean !== '' && append({ text: clean }, null);
    },
    isUnderWay: ({ author, sequence, partner }) =>
      partner !== null &&
      author === self.id &&
      sequence > (whispers.delivered.value.get(partner.id) ?? 0),
  };
}

/** The message that another one answers, in the same thread. */
export function answeredBy(chat: Chat, { reply, partner }: Message): Message | undefined {
  return reply ? chat.byKey.value.get(keyOf(reply, partner)) : undefined;
}

/** Counts what others wrote while the panel was closed, and announces it. */
function followUnread(
  context: FeatureContext<ChatStrings>,
  messages: ReadonlySignal<readonly Message[]>,
): ReadonlySignal<number> {
  const { self, panel } = context;
  const read = signal<ReadonlySet<string>>(new Set());
  let known = new Set<string>();
  const ofOthers = computed(() =>
    messages.value.filter(({ author, deleted }) => author !== self.id && !deleted),
  );
  context.effect(() => {
    const keys = ofOthers.value.map(({ key }) => key);
    if (panel.open.value) read.value = new Set(keys);
  });
  context.effect(() => {
    const fresh = ofOthers.value.filter(({ key }) => !known.has(key));
    known = new Set([...known, ...fresh.map(({ key }) => key)]);
    const [first] = fresh;
    // The open panel is a live region of its own.
    if (!first || panel.open.peek()) return;
    const { newFrom, newMessages, newPrivateFrom } = context.t();
    const one = first.partner ? newPrivateFrom : newFrom;
    context.announce(fresh.length === 1 ? one(first.authorName) : newMessages(fresh.length));
  });
  return computed(() =>
    panel.open.value ? 0 : ofOthers.value.filter(({ key }) => !read.value.has(key)).length,
  );
}
