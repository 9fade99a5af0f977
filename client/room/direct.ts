// What one says to one person alone: it travels on that person's link only, arrives once and in
// order, again after a rebuilt link, and is never part of what anybody passes on.
import { signal, type ReadonlySignal } from '@preact/signals';
import { integer, object, type Parser } from '../../shared/parse.ts';
import type { BusChannel } from './bus.ts';

export interface Direct<Value> {
  /**
   * Sends to one participant. Returns the word's number, rising from 1 per recipient; undefined when
   * that person is not here, or the value does not pass the own parser or size.
   */
  send(to: string, value: Value): number | undefined;
  /** By recipient: up to which number they have it. */
  readonly delivered: ReadonlySignal<ReadonlyMap<string, number>>;
}

/** A word that was not acknowledged by then fell to a limit or died with its link. */
const RESEND_MS = 3000;
/** What is sent again in one go; the rest follows when these have arrived. */
const MAX_RESENT = 50;

interface Outbox<Value> {
  sent: number;
  waiting: { number: number; value: Value }[];
  timed: boolean;
}

/** Opens the channel's direct words; `listener` gets the sender's participant id and the word's number. */
export function openDirect<Value>(
  channel: BusChannel,
  parse: Parser<Value>,
  listener: (value: Value, from: string, number: number) => void,
): Direct<Value> {
  const { clock, present } = channel;
  // Ids are new for each session, so numbers outlive a link and even a person's short absence.
  const outboxes = new Map<string, Outbox<Value>>();
  const received = new Map<string, number>();
  const delivered = signal<ReadonlyMap<string, number>>(new Map());

  const resend = (to: string) => {
    const outbox = outboxes.get(to);
    if (!outbox || !present.has(to)) return;
    for (const word of outbox.waiting.slice(0, MAX_RESENT)) channel.send(to, 'direct', word);
    watch(to, outbox);
  };
  const watch = (to: string, outbox: Outbox<Value>) => {
    if (outbox.timed || outbox.waiting.length === 0) return;
    outbox.timed = true;
    const check = () => {
      outbox.timed = false;
      resend(to);
    };
    clock.after(RESEND_MS, check, channel.signal);
  };

  const parseNumber = integer(1, 1_000_000);
  channel.on('direct', object({ number: parseNumber, value: parse }), ({ number, value }, from) => {
    const have = received.get(from) ?? 0;
    if (number === have + 1) {
      received.set(from, number);
      listener(value as Value, from, number);
    }
    const now = received.get(from) ?? 0;
    if (now > 0) channel.send(from, 'direct-ack', { number: now });
  });
  channel.on('direct-ack', object({ number: parseNumber }), ({ number }, from) => {
    const outbox = outboxes.get(from);
    if (!outbox || number > outbox.sent) return;
    outbox.waiting = outbox.waiting.filter((word) => word.number > number);
    if (number > (delivered.peek().get(from) ?? 0)) {
      delivered.value = new Map(delivered.peek()).set(from, number);
    }
  });
  channel.onOpen(resend);

  return {
    delivered,
    send(to, value) {
      if (!present.has(to) || parse(value) === undefined) return undefined;
      const outbox = outboxes.get(to) ?? { sent: 0, waiting: [], timed: false };
      const word = { number: outbox.sent + 1, value };
      if (!channel.send(to, 'direct', word)) return undefined;
      outbox.sent = word.number;
      outbox.waiting.push(word);
      outboxes.set(to, outbox);
      watch(to, outbox);
      return word.number;
    },
  };
}
