// Passes orders on between those who are connected, so that nobody who withholds one can split a meeting.
import type { Clock } from '../../kit/clock.ts';
import { createTokenBucket, type TokenBucket } from '../../kit/token-bucket.ts';
import type { Signaling } from '../signaling.ts';
import type { OrderDesk } from './order-desk.ts';
import type { Order } from './order-book.ts';
import { MAX_ENVELOPES, type Envelope } from './statement.ts';

export interface OrderExchangeOptions {
  desk: OrderDesk;
  signaling: Signaling;
  clock: Clock;
  /** Those whose channels are open now. */
  connected(): readonly string[];
}

export interface OrderExchange {
  /** A peer's channels have opened: tells it everything. */
  greet(peerId: string): void;
  /** Tells a peer these, or everything. */
  tell(peerId: string, envelopes?: readonly Envelope[]): void;
}

/** Orders that a relay or a bad line withheld come by another way within two such times. */
const COMPARE_EVERY_MS = 2_000;
/** A whole book for one peer at most this often. */
const WHOLE_BOOK_EVERY_MS = 1_000;
/** New orders of one peer that are looked at; more than any book holds, and then as many as hosts can give. */
const BURST_ORDERS = 1_000;
const ORDERS_PER_SECOND = 30;
/** Of JSON in one message: well below the largest frame, also when sealed and padded. */
const MAX_CHUNK_CHARACTERS = 24_000;

export function createOrderExchange(
  options: OrderExchangeOptions,
  signal: AbortSignal,
): OrderExchange {
  const { desk, signaling, clock, connected } = options;
  /** Digests: what a peer said last, and what we said last to it. */
  const heard = new Map<string, string>();
  const told = new Map<string, string>();
  const wholeBookAtMs = new Map<string, number>();
  const checks = new Map<string, TokenBucket>();

  function tell(peerId: string, envelopes = desk.envelopes()) {
    for (const orders of chunksOf(envelopes))
      void signaling.send(peerId, { type: 'orders', orders });
  }

  function tellDigest(peerId: string) {
    const digest = desk.digest();
    if (digest === '') return;
    told.set(peerId, digest);
    void signaling.send(peerId, { type: 'digest', digest });
  }

  function receiveDigest(peerId: string, digest: string) {
    // Whoever has the link can ask; a book names everybody who was let in.
    if (!connected().includes(peerId)) return;
    const isRepeated = heard.get(peerId) === digest;
    heard.set(peerId, digest);
    if (digest === desk.digest()) {
      // It says so again: ours did not arrive.
      if (isRepeated) tellDigest(peerId);
      return;
    }
    const nowMs = clock.nowMs();
    if (nowMs - (wholeBookAtMs.get(peerId) ?? -WHOLE_BOOK_EVERY_MS) < WHOLE_BOOK_EVERY_MS) return;
    wholeBookAtMs.set(peerId, nowMs);
    tell(peerId);
    tellDigest(peerId);
  }

  /** Checking a signature costs time, and whoever has the link could send any number of false ones. */
  function receiveOrders(peerId: string, envelopes: readonly Envelope[]) {
    const known = new Set(desk.envelopes().map(({ signature }) => signature));
    let bucket = checks.get(peerId);
    if (bucket === undefined) {
      bucket = createTokenBucket(BURST_ORDERS, ORDERS_PER_SECOND, clock.nowMs);
      checks.set(peerId, bucket);
    }
    const { take } = bucket;
    const fresh = envelopes.filter(({ signature }) => !known.has(signature) && take());
    if (fresh.length > 0) void desk.receive(fresh, peerId);
  }

  desk.on(
    'changed',
    ({ added, from }) => {
      // Those who are connected compare their books; what comes from outside is news to all of them.
      if (from !== null && connected().includes(from)) return;
      const envelopes = added.map(({ envelope }) => envelope);
      const named = added.flatMap(subjectsOf);
      const readers = new Set([...connected(), ...(from === null ? named : [])]);
      for (const peerId of readers) tell(peerId, envelopes);
    },
    signal,
  );
  signaling.on(
    'message',
    ({ peerId, message }) => {
      if (message.type === 'orders') receiveOrders(peerId, message.orders);
      else if (message.type === 'digest') receiveDigest(peerId, message.digest);
    },
    signal,
  );
  clock.every(
    COMPARE_EVERY_MS,
    () => {
      const digest = desk.digest();
      for (const peerId of connected()) {
        if (heard.get(peerId) !== digest || told.get(peerId) !== digest) tellDigest(peerId);
      }
    },
    signal,
  );

  return {
    greet(peerId) {
      heard.delete(peerId);
      tell(peerId);
    },
    tell,
  };
}

/** Those whom an order concerns hear it even when they are not, or no longer, inside. */
function subjectsOf({ statement }: Order): readonly string[] {
  return 'ids' in statement ? statement.ids : [];
}

function chunksOf(envelopes: readonly Envelope[]): Envelope[][] {
  const chunks: Envelope[][] = [];
  let size = Infinity;
  for (const envelope of envelopes) {
    const more = envelope.text.length + 180;
    const last = chunks.at(-1);
    if (last === undefined || last.length >= MAX_ENVELOPES || size + more > MAX_CHUNK_CHARACTERS) {
      chunks.push([envelope]);
      size = more;
    } else {
      last.push(envelope);
      size += more;
    }
  }
  return chunks;
}
