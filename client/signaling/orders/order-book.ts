// Pure: which orders count. A map of registers, each with the order that outdoes all others about the
// same thing, so that whoever has seen the same orders, in whatever sequence, has the same book.
import {
  OPEN_POLICY,
  type Envelope,
  type Policy,
  type Statement,
  type Verdict,
} from './statement.ts';

/** A statement whose signature was checked. */
export interface Order {
  readonly envelope: Envelope;
  readonly statement: Statement;
  /** Signed with the key of the host root, not by a co-host. */
  readonly byRoot: boolean;
}

/** By what an order is about: 'policy', 'mute <id>', … */
export type OrderBook = ReadonlyMap<string, Order>;
/** `host` holds the meeting's host root, `cohost` was named by a host; everybody else is a guest. */
export type Role = 'host' | 'cohost' | 'guest';

export const EMPTY_BOOK: OrderBook = new Map();
/** Registers of each kind that name people; beyond that the least important ones go. */
const MAX_REGISTERS = 256;
/** Only the root's own key may say these. */
const ROOT_ONLY: ReadonlySet<Statement['type']> = new Set(['host', 'cohost', 'end', 'newlink']);
/**
 * A co-host cannot run away with the counter, which would leave nothing to outdo it with. Counted from its
 * naming, so that the bound is the same for all, whatever else they have heard.
 */
const MAX_LEAD = 1_000_000;

/** The book with this order in it; the same book when the order changes nothing or must not be heard. */
export function withOrder(book: OrderBook, order: Order): OrderBook {
  if (!order.byRoot && !mayCohostSay(book, order)) return book;
  const registers = registersOf(order.statement).filter((name) => outdoes(order, book.get(name)));
  if (registers.length === 0) return book;
  const next = new Map(book);
  for (const name of registers) next.set(name, order);
  return bounded(withoutUngranted(next));
}

/** The orders that count for anything, each once. */
export function ordersOf(book: OrderBook): readonly Order[] {
  return [...new Set(book.values())];
}

export function highestCounter(book: OrderBook): number {
  let highest = 0;
  for (const { statement } of book.values()) highest = Math.max(highest, statement.counter);
  return highest;
}

/** Whether a host let this key give orders, and has not taken that back. */
export function isGranted(book: OrderBook, key: string): boolean {
  return grants(book).has(key);
}

/** The key with which this session may give orders, or null. */
export function grantedKeyOf(book: OrderBook, id: string): string | null {
  const statement = book.get(`cohost ${id}`)?.statement;
  if (statement?.type !== 'cohost' || !statement.on) return null;
  return isGranted(book, statement.key) ? statement.key : null;
}

export function roleOf(book: OrderBook, id: string): Role {
  if (book.has(`host ${id}`)) return 'host';
  return grantedKeyOf(book, id) === null ? 'guest' : 'cohost';
}

/** What hosts said last, or null when they said nothing. */
export function policyOf(book: OrderBook): Policy | null {
  const statement = book.get('policy')?.statement;
  if (statement?.type !== 'policy') return null;
  const { lobby, locked, hideAddresses, allow } = statement;
  return { lobby, locked, hideAddresses, allow };
}

export function verdictOf(book: OrderBook, id: string): Verdict | null {
  const order = book.get(`admission ${id}`);
  if (order?.statement.type !== 'admission') return null;
  const { verdict } = order.statement;
  // Nobody whom the host made a co-host can throw the host out.
  return verdict !== 'admit' && !order.byRoot && book.has(`host ${id}`) ? null : verdict;
}

/** The counter of the order that silences this session, or null. */
export function muteOf(book: OrderBook, id: string): number | null {
  const order = book.get(`mute ${id}`);
  if (order?.statement.type !== 'mute' || !order.statement.on) return null;
  return !order.byRoot && book.has(`host ${id}`) ? null : order.statement.counter;
}

export function isEnded(book: OrderBook, id: string): boolean {
  return book.has(`end ${id}`);
}

export interface RenewalOrder {
  epoch: number;
  check: string;
  /** Who must not be told. */
  without: readonly string[];
}

export function renewalOf(book: OrderBook): RenewalOrder | null {
  const statement = book.get('newlink')?.statement;
  if (statement?.type !== 'newlink') return null;
  const { epoch, check, without = [] } = statement;
  return { epoch, check, without };
}

/**
 * Whether this session may be in the meeting, and so whether there may be a connection with it.
 * `presumed` is what holds until a host has said something.
 */
export function mayConnect(book: OrderBook, id: string, presumed = OPEN_POLICY): boolean {
  const verdict = verdictOf(book, id);
  if (verdict === 'deny' || verdict === 'remove' || isEnded(book, id)) return false;
  const { lobby, locked } = policyOf(book) ?? presumed;
  return !(lobby || locked) || verdict === 'admit' || roleOf(book, id) !== 'guest';
}

function registersOf(statement: Statement): string[] {
  switch (statement.type) {
    case 'host':
    case 'cohost':
      return [`${statement.type} ${statement.id}`];
    case 'admission':
    case 'mute':
    case 'end':
      return statement.ids.map((id) => `${statement.type} ${id}`);
    case 'policy':
    case 'newlink':
      return [statement.type];
    default:
      return statement satisfies never;
  }
}

function outdoes(order: Order, other: Order | undefined): boolean {
  if (other === undefined) return true;
  const [one, two] = [order.statement, other.statement];
  if (one.counter !== two.counter) return one.counter > two.counter;
  const [harsh, mild] = [severity(one), severity(two)];
  // Two hosts who decided at the same moment: the stricter word stands, then any fixed choice.
  if (harsh !== mild) return harsh > mild;
  return order.envelope.text > other.envelope.text;
}

function severity(statement: Statement): number {
  switch (statement.type) {
    case 'admission':
      return { admit: 0, deny: 1, remove: 2 }[statement.verdict];
    case 'mute':
      return Number(statement.on);
    case 'cohost':
      return Number(!statement.on);
    case 'policy':
      return Number(statement.lobby) + 2 * Number(statement.locked);
    case 'host':
    case 'end':
    case 'newlink':
      return 0;
    default:
      return statement satisfies never;
  }
}

function mayCohostSay(book: OrderBook, { statement, envelope }: Order): boolean {
  if (ROOT_ONLY.has(statement.type)) return false;
  const grantedAt = grants(book).get(envelope.key);
  return grantedAt !== undefined && statement.counter <= grantedAt + MAX_LEAD;
}

/** The keys of co-hosts and when they were named. Of two words about one key the later stands. */
function grants(book: OrderBook): ReadonlyMap<string, number> {
  const words = new Map<string, { counter: number; on: boolean }>();
  for (const { statement } of book.values()) {
    if (statement.type !== 'cohost') continue;
    const { key, counter, on } = statement;
    const other = words.get(key);
    const isLater = other === undefined || counter > other.counter;
    if (isLater || (counter === other.counter && !on)) words.set(key, { counter, on });
  }
  const granted = [...words].filter(([, { on }]) => on);
  return new Map(granted.map(([key, { counter }]) => [key, counter]));
}

/** Orders of a key without a grant do not count, whenever they were given. */
function withoutUngranted(book: OrderBook): OrderBook {
  const granted = grants(book);
  return new Map(
    [...book].filter(([, { byRoot, envelope }]) => byRoot || granted.has(envelope.key)),
  );
}

/**
 * Denials go first: whoever floods the door cannot push out those who are inside. Removals go last, as
 * whoever was removed has an older admission to show.
 */
function bounded(book: OrderBook): OrderBook {
  const next = new Map(book);
  for (const kind of ['host ', 'cohost ', 'admission ', 'mute ', 'end ']) {
    const some = [...book].filter(([name]) => name.startsWith(kind));
    if (some.length <= MAX_REGISTERS) continue;
    const ranked = some.toSorted(
      ([nameOne, one], [nameTwo, two]) => worth(two) - worth(one) || (nameOne < nameTwo ? -1 : 1),
    );
    for (const [name] of ranked.slice(MAX_REGISTERS)) next.delete(name);
  }
  return next;
}

function worth({ statement }: Order): number {
  const rank =
    statement.type === 'admission' ? { deny: 0, admit: 1, remove: 2 }[statement.verdict] : 0;
  return rank * 2 ** 49 + statement.counter;
}
