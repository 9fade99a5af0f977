// The third kind of shared state: a document that only grows. On every channel open both sides say
// what they have and fetch what they lack, batch by batch, so nothing is lost or doubled.
import { signal, type ReadonlySignal } from '@preact/signals';
import { createTokenBucket, type TokenBucket } from '../kit/token-bucket.ts';
import type { Parsed, Parser } from '../../shared/parse.ts';
import type { BusChannel } from './bus.ts';
import { createLogState, type LogEntry, type LogLimits, type Supersede } from './log-state.ts';
import {
  parseBatch,
  parseEntry,
  parseWant,
  writeBatch,
  writeEntry,
  writeVersions,
  type SentEntry,
} from './log-messages.ts';

export type { LogEntry, Supersede } from './log-state.ts';

/** A document that only grows: everybody ends with the same entries in the same order. */
export interface SharedLog<Value> {
  readonly entries: ReadonlySignal<readonly LogEntry<Value>[]>;
  /** False: the value does not pass the own parser, or the entry is longer than about 14 kB. */
  append(value: Value): boolean;
  /** Asks everybody here for what is missing. */
  catchUp(): void;
}

export interface LogOptions<Value> {
  limits?: LogLimits;
  /** For values that may be taken back or replaced by their author. */
  supersede?: Supersede<Value> | undefined;
  /** Whether what this participant writes is taken now; of everybody unless told otherwise. */
  mayAppend?: (author: string) => boolean;
}

/** An answer that takes longer was dropped by a limit or died with its link. */
const ANSWER_TIMEOUT_MS = 3000;
const MAX_TRIES = 5;
/** Batches that one asker gets at once and per second: asking is cheap, answering costs 16 kB. */
const BATCH_BURST = 30;
const BATCHES_PER_SECOND = 10;
const LATE_ANSWER_MS = 200;
const MAX_NAME = 100;
const anybody = () => true;

type Want = Parsed<typeof parseWant>;

/** Opens the channel's log. */
export function openLog<Value>(
  channel: BusChannel,
  parse: Parser<Value>,
  options: LogOptions<Value> = {},
): SharedLog<Value> {
  const { selfId, present, clock, counts } = channel;
  const { mayAppend = anybody } = options;
  const state = createLogState<Value>(options.limits, options.supersede);
  const entries = signal<readonly LogEntry<Value>[]>([]);
  const asked = new Map<string, { tries: number; again: boolean }>();
  const late = new Map<string, Want>();
  const buckets = new Map<string, TokenBucket>();
  const entryParser = parseEntry(parse);

  const publish = () => {
    if (entries.peek() !== state.entries()) entries.value = state.entries();
  };
  const hasLeft = (author: string) => author !== selfId && !present.has(author);

  const ask = (to: string, back = false, tries = 1) => {
    const open = asked.get(to);
    if (open) {
      open.again = true;
      return;
    }
    const question = { tries, again: false };
    asked.set(to, question);
    channel.send(to, 'log-want', { have: writeVersions(state.versions()), back });
    clock.after(
      ANSWER_TIMEOUT_MS,
      () => {
        if (asked.get(to) !== question) return;
        asked.delete(to);
        if (tries < MAX_TRIES) ask(to, back, tries + 1);
      },
      channel.signal,
    );
  };

  const mayHear = (author: string, from: string) => {
    // Who is here speaks for itself, if it may; of those who left, anybody may tell.
    if (hasLeft(author) || (author === from && mayAppend(author))) return true;
    counts.refused += 1;
    return false;
  };
  const accept = (sent: SentEntry<Value>, from: string) => {
    if (!mayHear(sent.author, from)) return 'refused';
    return state.add({ ...sent, via: viaOf(sent.author, from) });
  };

  const answer = (to: string, have: Want['have']) => {
    const lacking = state.missing(new Map(have), (author) => author === selfId || hasLeft(author));
    channel.send(to, 'log-batch', writeBatch(lacking));
  };

  channel.on('log-entry', entryParser, (sent, from) => {
    if (accept(sent, from) === 'gap') ask(from);
    publish();
  });

  channel.on('log-want', parseWant, (want, from) => {
    let bucket = buckets.get(from);
    if (!bucket) {
      bucket = createTokenBucket(BATCH_BURST, BATCHES_PER_SECOND, () => clock.nowMs());
      buckets.set(from, bucket);
    }
    if (late.has(from) || !bucket.take()) {
      if (!late.has(from)) {
        const answerLate = () => {
          const latest = late.get(from);
          late.delete(from);
          if (latest) answer(from, latest.have);
        };
        clock.after(LATE_ANSWER_MS, answerLate, channel.signal);
      }
      late.set(from, want);
    } else {
      answer(from, want.have);
    }
    const concernsUs = (author: string) => author === from || hasLeft(author);
    if (!want.back && state.lacks(new Map(want.have), concernsUs)) ask(from, true);
  });

  channel.on('log-batch', parseBatch(entryParser), (batch, from) => {
    const before = writeVersions(state.versions()).join();
    for (const [author, sequence] of batch.gone) {
      if (mayHear(author, from)) state.skip(author, sequence, viaOf(author, from));
    }
    for (const sent of batch.entries) accept(sent, from);
    const question = asked.get(from);
    asked.delete(from);
    // Without progress another question would bring the same answer.
    const progress = before !== writeVersions(state.versions()).join();
    if (question && ((batch.more && progress) || question.again)) ask(from);
    publish();
  });

  channel.onOpen((id) => {
    asked.delete(id);
    // What others said in this author's name gives way to the author's own word.
    state.forgetHearsay(id);
    publish();
    ask(id);
  });
  channel.onMissed((id) => ask(id));
  channel.onGone((id) => {
    asked.delete(id);
    late.delete(id);
    buckets.delete(id);
    // Somebody may have heard last words that did not reach us.
    for (const other of present) ask(other);
  });

  return {
    entries,
    catchUp() {
      for (const id of present) ask(id);
    },
    append(value) {
      if (!mayAppend(selfId)) return false;
      const entry: LogEntry<Value> = {
        author: selfId,
        authorName: channel.selfName().slice(0, MAX_NAME),
        sequence: state.have(selfId) + 1,
        lamport: state.nextLamport(),
        writtenAtMs: Date.now(),
        value,
        via: null,
      };
      const sent = writeEntry(entry);
      if (!entryParser(sent) || state.add(entry) !== 'added') return false;
      publish();
      channel.send(null, 'log-entry', sent);
      return true;
    },
  };
}

/** Whose hearsay it is; null when the author says it. */
function viaOf(author: string, from: string): string | null {
  return author === from ? null : from;
}
