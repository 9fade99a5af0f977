// The messages of a shared log and their limits.
import {
  array,
  boolean,
  integer,
  object,
  optional,
  pattern,
  string,
  type Parser,
} from '../../shared/parse.ts';
import { MAX_MESSAGE_BYTES, parseParticipantId } from './bus.ts';
import { MAX_LAMPORT, type LogEntry, type Missing, type Version } from './log-state.ts';

const MAX_SEQUENCE = 1_000_000;
const MAX_NAME = 100;
/** Authors in one message; more than a meeting of sixteen sees in a long day of rejoining. */
const MAX_AUTHORS = 300;
/** Authors in one batch whose old entries are no longer kept. */
const MAX_BATCH_GONE = 50;
const MAX_BATCH_ENTRIES = 200;
/** Latest time that a Date can hold. */
const MAX_TIME_MS = 8.64e15;
/** So that an entry with a full `gone` list and what surrounds both fits one message. */
const MAX_ENTRY_BYTES = MAX_MESSAGE_BYTES - 2400;
const MAX_BATCH_BYTES = MAX_MESSAGE_BYTES - 200;

/** An entry on the wire: all but who passed it on, which the receiver knows. */
export type SentEntry<Value> = Omit<LogEntry<Value>, 'via'>;

const parseVersionText = pattern(/^[A-Za-z0-9_-]{22}:\d{1,7}$/);
/** A version travels as `author:sequence`, the shortest that JSON offers. */
const parseVersion: Parser<Version> = (input) => {
  const text = parseVersionText(input);
  return text === undefined ? undefined : [text.slice(0, 22), Number(text.slice(23))];
};

/** "This is what I have, send me the next batch of what I lack." `back`: asked because of a want. */
export const parseWant = object({
  have: array(parseVersion, MAX_AUTHORS),
  back: optional(boolean),
});

export function parseEntry<Value>(parseValue: Parser<Value>): Parser<SentEntry<Value>> {
  const shape = object({
    author: parseParticipantId,
    authorName: string(MAX_NAME),
    sequence: integer(1, MAX_SEQUENCE),
    lamport: integer(1, MAX_LAMPORT),
    writtenAtMs: integer(0, MAX_TIME_MS),
    value: parseValue,
  });
  return (input) => {
    // The field types of a generic value are beyond what the compiler can flatten.
    const entry = shape(input) as SentEntry<Value> | undefined;
    return entry && sizeBytes(entry) <= MAX_ENTRY_BYTES ? entry : undefined;
  };
}

/** The answer; with `more` there is another batch to ask for. `gone`: no longer kept. */
export function parseBatch<Value>(entry: Parser<SentEntry<Value>>) {
  return object({
    entries: array(entry, MAX_BATCH_ENTRIES),
    gone: array(parseVersion, MAX_BATCH_GONE),
    more: boolean,
  });
}

export function writeVersions(versions: Iterable<Version>): string[] {
  return Array.from(versions, ([author, sequence]) => `${author}:${sequence}`).slice(-MAX_AUTHORS);
}

export function writeEntry<Value>({ via: _via, ...entry }: LogEntry<Value>): SentEntry<Value> {
  return entry;
}

/** As much as one message holds of what somebody lacks; what is gone goes ahead of what is kept. */
export function writeBatch<Value>(lacking: Missing<Value>): {
  entries: SentEntry<Value>[];
  gone: string[];
  more: boolean;
} {
  const gone = writeVersions(lacking.gone.slice(0, MAX_BATCH_GONE));
  if (lacking.gone.length > MAX_BATCH_GONE) return { entries: [], gone, more: true };
  let bytes = sizeBytes(gone);
  const entries: SentEntry<Value>[] = [];
  for (const kept of lacking.entries.slice(0, MAX_BATCH_ENTRIES)) {
    const entry = writeEntry(kept);
    bytes += sizeBytes(entry) + 1;
    if (bytes > MAX_BATCH_BYTES) break;
    entries.push(entry);
  }
  return { entries, gone, more: lacking.more || entries.length < lacking.entries.length };
}

const encoder = new TextEncoder();
function sizeBytes(part: unknown): number {
  return encoder.encode(JSON.stringify(part)).byteLength;
}
