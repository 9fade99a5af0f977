// What stands in the chat's log and in private threads: messages, and what their authors and readers
// add to them later. All fields are optional, so that an older client reads past what it does not know.
import {
  boolean,
  integer,
  object,
  optional,
  pattern,
  string,
  type Parsed,
} from '../../../shared/parse.ts';
import type { LogEntry } from '../../room/log-document.ts';
import { MAX_TEXT } from './text.ts';

const MAX_SEQUENCE = 1_000_000;
const sequence = integer(1, MAX_SEQUENCE);

const parseRef = object({ author: pattern(/^[\w-]{22}$/), sequence });
/** Which message: author (participant id) and the author's own count. */
export type MessageRef = Parsed<typeof parseRef>;

export const parseChatValue = object({
  /** The words of a message, or with `edit` its new words; empty: taken back. */
  text: optional(string(MAX_TEXT)),
  /** The message that this one answers. */
  reply: optional(parseRef),
  /** The own earlier message that `text` takes the place of: nobody can name another's. */
  edit: optional(sequence),
  /** A reaction to a message, given or withdrawn. */
  react: optional(object({ to: parseRef, kind: string(20, 1), on: boolean })),
});
export type ChatValue = Parsed<typeof parseChatValue>;

export const CHAT_REACTIONS = ['agree', 'thanks', 'laugh', 'question', 'done'] as const;
export type ChatReaction = (typeof CHAT_REACTIONS)[number];

/** An edit empties what it takes the place of, so that nobody is told the old words any more. */
export function supersedeWords(
  earlier: Pick<LogEntry<ChatValue>, 'sequence' | 'value'>,
  later: Pick<LogEntry<ChatValue>, 'value'>,
): ChatValue | undefined {
  const { edit } = later.value;
  if (edit === undefined || later.value.text === undefined || earlier.value.react) return undefined;
  const isTarget = earlier.sequence === edit && earlier.value.edit === undefined;
  if (!isTarget && earlier.value.edit !== edit) return undefined;
  return earlier.value.text ? { ...earlier.value, text: '' } : undefined;
}
