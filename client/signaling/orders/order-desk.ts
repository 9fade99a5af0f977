// Takes orders in and gives them: checks what others pass on, signs what this tab may say, keeps the book.
import { fromBase64url, toBase64url } from '../../../shared/base64url.ts';
import { equalBytes, utf8, type Bytes } from '../../kit/bytes.ts';
import { createEmitter, type Emitter } from '../../kit/emitter.ts';
import { createLog } from '../../kit/log.ts';
import { hash16, label } from '../derive.ts';
import {
  EMPTY_BOOK,
  grantedKeyOf,
  highestCounter,
  isGranted,
  ordersOf,
  withOrder,
  type Order,
  type OrderBook,
} from './order-book.ts';
import { createHostSigner, createOwnSigner, isSigned, type Signer } from './signer.ts';
import { readStatement, writeStatement, type Draft, type Envelope } from './statement.ts';

const log = createLog('orders');

/** Why an order was not heard; counted, never fatal. */
export type OrderRefusal =
  | 'foreign-key'
  | 'bad-signature'
  | 'foreign-room'
  | 'bad-statement'
  | 'outdone';

export interface OrderDeskEvents {
  /** Orders that count from now on; `from` = who passed them on, null for own ones. */
  changed: { added: readonly Order[]; from: string | null };
}

export interface OrderDesk {
  on: Emitter<OrderDeskEvents>['on'];
  /** This tab has the host root. */
  readonly holdsRoot: boolean;
  book(): OrderBook;
  /** Short for everything in the book that concerns the room of now: equal for equal books. */
  digest(): string;
  /** What to tell others: the orders for the room of now. */
  envelopes(): readonly Envelope[];
  /** Checks what somebody passed on; resolves when what counts of it is in the book. */
  receive(envelopes: readonly Envelope[], from: string): Promise<void>;
  /** Signs these in this sequence and puts them into the book; nothing happens without the right. */
  issue(drafts: readonly Draft[]): Promise<void>;
  /** The key with which this tab would give orders if a host named it. */
  ownKey(): Promise<string>;
  /** From now on orders are about this room, too, and own ones only about it. */
  moveTo(room: Bytes): void;
  refusals(): Readonly<Record<OrderRefusal, number>>;
}

export interface OrderDeskOptions {
  ownId: string;
  hostHash: Bytes;
  room: Bytes;
  /** The host root, where this tab has it. */
  root: Bytes | null;
  /** The highest counter that this device remembers of the meeting. */
  counter: number;
}

export function createOrderDesk(options: OrderDeskOptions): OrderDesk {
  const { ownId, hostHash } = options;
  const emitter = createEmitter<OrderDeskEvents>();
  const rooms = [toBase64url(options.room)];
  const hostSigner = options.root === null ? null : createHostSigner(options.root);
  let ownSigner: Promise<Signer> | null = null;
  let hostKey: string | null = null;
  let book = EMPTY_BOOK;
  let digest = '';
  // One at a time: checking is asynchronous, and what an order means depends on those before it.
  let last: Promise<void> = Promise.resolve();
  const refusals: Record<OrderRefusal, number> = {
    'foreign-key': 0,
    'bad-signature': 0,
    'foreign-room': 0,
    'bad-statement': 0,
    outdone: 0,
  };
  const refuse = (why: OrderRefusal) => void (refusals[why] += 1);
  const roomOfNow = () => rooms.at(-1) ?? '';
  const current = () => ordersOf(book).filter(({ statement }) => statement.room === roomOfNow());

  function inTurn(act: () => Promise<void>): Promise<void> {
    const turn = last.then(act);
    // What fails is told to whoever asked for it, and does not stop those who come after.
    last = turn.catch((error: unknown) =>
      log.error(`an order failed: ${error instanceof Error ? error.message : 'unknown'}`),
    );
    return turn;
  }

  async function isHostKey(key: string): Promise<boolean> {
    if (key === hostKey) return true;
    const bytes = fromBase64url(key);
    if (bytes === null || hostKey !== null) return false;
    if (!equalBytes(await hash16(label('host-pub', bytes)), hostHash)) return false;
    hostKey = key;
    return true;
  }

  /** An order that is what it says it is, or null. */
  async function checked(envelope: Envelope): Promise<Order | null> {
    const byRoot = await isHostKey(envelope.key);
    if (!byRoot && !isGranted(book, envelope.key)) refuse('foreign-key');
    else if (!(await isSigned(envelope))) refuse('bad-signature');
    else {
      const statement = readStatement(envelope.text);
      if (statement === undefined) refuse('bad-statement');
      else if (!rooms.includes(statement.room)) refuse('foreign-room');
      else return { envelope, statement, byRoot };
    }
    return null;
  }

  async function enter(orders: readonly Order[], from: string | null) {
    const before = book;
    for (const order of orders) {
      const next = withOrder(book, order);
      if (next === book) refuse('outdone');
      book = next;
    }
    if (book === before) return;
    digest = await digestOf(current());
    const known = new Set(before.values());
    emitter.emit('changed', { added: ordersOf(book).filter((order) => !known.has(order)), from });
  }

  async function receive(envelopes: readonly Envelope[], from: string) {
    const known = new Set(ordersOf(book).map(({ envelope }) => envelope.signature));
    const fresh = envelopes.filter(({ signature }) => !known.has(signature));
    const byHost: Envelope[] = [];
    const byOthers: Envelope[] = [];
    for (const envelope of fresh) {
      ((await isHostKey(envelope.key)) ? byHost : byOthers).push(envelope);
    }
    // Hosts first: they name those whose orders count as well.
    for (const group of [byHost, byOthers]) {
      const orders: Order[] = [];
      for (const envelope of group) {
        const order = await checked(envelope);
        if (order !== null) orders.push(order);
      }
      await enter(
        orders.toSorted((one, other) => one.statement.counter - other.statement.counter),
        from,
      );
    }
  }

  async function signer(): Promise<Signer | null> {
    if (hostSigner !== null) return hostSigner;
    const own = await ownSigner;
    return own !== null && grantedKeyOf(book, ownId) === own.key ? own : null;
  }

  return {
    on: emitter.on,
    holdsRoot: options.root !== null,
    book: () => book,
    digest: () => digest,
    envelopes: () => current().map(({ envelope }) => envelope),
    receive: (envelopes, from) => inTurn(() => receive(envelopes, from)),
    issue: (drafts) =>
      inTurn(async () => {
        const by = await signer();
        if (by === null) return;
        const byRoot = hostSigner !== null;
        let counter = Math.max(options.counter, highestCounter(book));
        const orders: Order[] = [];
        for (const draft of drafts) {
          counter += 1;
          const envelope = await by.sign(writeStatement(draft, roomOfNow(), counter));
          const statement = readStatement(envelope.text);
          if (statement === undefined)
            throw new Error(`an order of ours is malformed: ${draft.type}`);
          orders.push({ envelope, statement, byRoot });
        }
        await enter(orders, null);
      }),
    ownKey: async () => (await (ownSigner ??= createOwnSigner())).key,
    moveTo(room) {
      const name = toBase64url(room);
      if (!rooms.includes(name)) rooms.push(name);
    },
    refusals: () => refusals,
  };
}

async function digestOf(orders: readonly Order[]): Promise<string> {
  const signatures = orders.map(({ envelope }) => envelope.signature).toSorted();
  return toBase64url(await hash16(label('order-book', utf8(signatures.join()))));
}
