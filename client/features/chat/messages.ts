// From entries to messages: edits, deletions and reactions folded into what they concern. Pure; the
// same entries give the same messages on every screen.
import type { LogEntry } from '../../room/log-document.ts';
import { CHAT_REACTIONS, type ChatReaction, type ChatValue, type MessageRef } from './value.ts';

export interface Reactor {
  id: string;
  name: string;
}

export interface Message {
  /** Unique in this chat, private threads included. */
  key: string;
  author: string;
  authorName: string;
  sequence: number;
  lamport: number;
  writtenAtMs: number;
  /** Who passed it on after the author had left; null when it came from the author. */
  via: string | null;
  /** Empty when it is deleted. */
  text: string;
  deleted: boolean;
  edited: boolean;
  reply: MessageRef | null;
  /** In the order of the choices; only those that somebody gave. */
  reactions: readonly { kind: ChatReaction; by: readonly Reactor[] }[];
  /** The other person of a private thread; null for what everybody reads. */
  partner: Reactor | null;
}

interface Draft {
  message: Message;
  given: Map<ChatReaction, Map<string, string>>;
}

export function keyOf(ref: MessageRef, partner: Reactor | null = null): string {
  return `${partner ? `${partner.id}/` : ''}${ref.author}:${ref.sequence}`;
}

/**
 * The messages of one thread in the order of their entries. What hearsay says about a message that
 * the author gave us in person is not believed; a reaction counts once per person and kind.
 */
export function foldMessages(
  entries: readonly LogEntry<ChatValue>[],
  partner: Reactor | null = null,
): Message[] {
  const drafts = new Map<string, Draft>();
  for (const entry of entries) {
    const draft = draftOf(entry, partner);
    if (draft) drafts.set(draft.message.key, draft);
  }
  for (const entry of entries) {
    const { edit, text, react } = entry.value;
    if (edit !== undefined && text !== undefined && edit < entry.sequence) {
      const draft = drafts.get(keyOf({ author: entry.author, sequence: edit }, partner));
      if (draft && (entry.via === null || draft.message.via !== null)) {
        draft.message.text = text;
        draft.message.edited = true;
      }
    } else if (react) {
      const kind = CHAT_REACTIONS.find((known) => known === react.kind);
      const draft = drafts.get(keyOf(react.to, partner));
      if (draft && kind) giveOrWithdraw(draft, kind, entry, react.on);
    }
  }
  return Array.from(drafts.values(), finish);
}

function draftOf(entry: LogEntry<ChatValue>, partner: Reactor | null): Draft | null {
  const { author, authorName, sequence, lamport, writtenAtMs, via, value } = entry;
  if (value.text === undefined || value.edit !== undefined || value.react) return null;
  return {
    given: new Map(),
    message: {
      key: keyOf(entry, partner),
      author,
      authorName,
      sequence,
      lamport,
      writtenAtMs,
      via,
      text: value.text,
      deleted: false,
      edited: false,
      reply: value.reply ?? null,
      reactions: [],
      partner,
    },
  };
}

function giveOrWithdraw(
  { given }: Draft,
  kind: ChatReaction,
  { author, authorName }: LogEntry<ChatValue>,
  on: boolean,
): void {
  const by = given.get(kind) ?? new Map<string, string>();
  if (on) by.set(author, authorName);
  else by.delete(author);
  given.set(kind, by);
}

function finish({ message, given }: Draft): Message {
  if (message.text === '') return { ...message, deleted: true, edited: false };
  const reactions = CHAT_REACTIONS.flatMap((kind) => {
    const by = Array.from(given.get(kind) ?? [], ([id, name]) => ({ id, name }));
    return by.length > 0 ? [{ kind, by }] : [];
  });
  return { ...message, reactions };
}

/** Public messages in their order, each private one after what had been said when it came. */
export function mergeThreads(
  shared: readonly Message[],
  threads: readonly (readonly Message[])[],
  arrivalOf: (message: Message) => number,
): Message[] {
  const whispered = threads
    .flat()
    .toSorted((a, b) => a.lamport - b.lamport || arrivalOf(a) - arrivalOf(b));
  if (whispered.length === 0) return [...shared];
  const merged: Message[] = [];
  let next = 0;
  for (const message of shared) {
    for (let one = whispered[next]; one && one.lamport < message.lamport; one = whispered[next]) {
      merged.push(one);
      next += 1;
    }
    merged.push(message);
  }
  return [...merged, ...whispered.slice(next)];
}
