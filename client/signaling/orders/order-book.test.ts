// Which orders count: the same for everybody, in whatever sequence they were heard.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createRandom } from '../../../test/support/random.ts';
import {
  admitDrafts,
  denyDrafts,
  policyDrafts,
  removeDrafts,
  renewalDraft,
  revokeDrafts,
} from './drafts.ts';
import {
  EMPTY_BOOK,
  highestCounter,
  isGranted,
  mayConnect,
  muteOf,
  ordersOf,
  policyOf,
  renewalOf,
  roleOf,
  verdictOf,
  withOrder,
  type Order,
  type OrderBook,
} from './order-book.ts';
import { OPEN_POLICY, readStatement, writeStatement, type Draft } from './statement.ts';

const test = suite('order book');
const ROOM = 'r'.repeat(22);
const id = (letter: string) => letter.repeat(22);
const [ANNA, BEN, CORA] = [id('a'), id('b'), id('c')];
const key = (letter: string) => letter.repeat(43);

function order(draft: Draft, counter: number, signer = 'root'): Order {
  const text = writeStatement(draft, ROOM, counter);
  const statement = readStatement(text);
  if (statement === undefined) throw new Error(`malformed: ${text}`);
  const envelope = { text, key: key(signer), signature: `${signer}${text}` };
  return { envelope, statement, byRoot: signer === 'root' };
}

const bookOf = (...orders: readonly Order[]): OrderBook =>
  orders.reduce((book, next) => withOrder(book, next), EMPTY_BOOK);
const admission = (ids: string[], verdict: 'admit' | 'deny' | 'remove'): Draft => ({
  type: 'admission',
  ids,
  verdict,
});
const picture = (book: OrderBook) => [...book].map(([name, { envelope }]) => name + envelope.text);
const LOBBY: Draft = { type: 'policy', ...OPEN_POLICY, lobby: true };
const COHOST = { type: 'cohost', id: BEN, key: key('b'), on: true } as const;

test('without orders everybody may connect and nobody is host', () => {
  assert.is(mayConnect(EMPTY_BOOK, ANNA), true);
  assert.is(roleOf(EMPTY_BOOK, ANNA), 'guest');
  assert.is(policyOf(EMPTY_BOOK), null);
  assert.is(mayConnect(EMPTY_BOOK, ANNA, { ...OPEN_POLICY, lobby: true }), false, 'as presumed');
});

test('in a waiting room only who was let in, hosts and co-hosts may connect', () => {
  const book = bookOf(
    order({ type: 'host', id: ANNA }, 1),
    order(LOBBY, 2),
    order(COHOST, 3),
    order(admission([CORA], 'admit'), 4),
  );
  for (const one of [ANNA, BEN, CORA]) assert.is(mayConnect(book, one), true);
  assert.is(mayConnect(book, id('x')), false);
});

test('a locked room needs an admission just as well', () => {
  const book = bookOf(order({ type: 'policy', ...OPEN_POLICY, locked: true }, 1));
  assert.is(mayConnect(book, CORA), false);
});

test('the later order about somebody stands, an older one that comes late changes nothing', () => {
  const book = bookOf(
    order(admission([CORA], 'admit'), 3),
    order(admission([CORA], 'remove'), 5),
    order(admission([CORA], 'admit'), 4),
  );
  assert.is(verdictOf(book, CORA), 'remove');
  assert.is(mayConnect(book, CORA), false, 'also in an open room');
});

test('two hosts decide differently at the same moment: the stricter word stands, for everybody', () => {
  const admit = order(admission([CORA], 'admit'), 7);
  const deny = order(admission([CORA], 'deny'), 7);
  assert.is(verdictOf(bookOf(admit, deny), CORA), 'deny');
  assert.is(verdictOf(bookOf(deny, admit), CORA), 'deny');
});

test('whoever has heard the same orders has the same book, whatever the sequence', () => {
  const random = createRandom(11);
  const orders = [
    order({ type: 'host', id: ANNA }, 1),
    order(LOBBY, 2),
    order(COHOST, 3),
    order(admission([CORA, BEN], 'admit'), 4),
    order({ type: 'mute', ids: [CORA, BEN], on: true }, 5),
    order(admission([CORA], 'remove'), 6),
    order({ type: 'mute', ids: [BEN], on: false }, 6),
    order({ type: 'policy', ...OPEN_POLICY }, 6),
    order({ type: 'end', ids: [CORA] }, 8),
  ];
  const expected = picture(bookOf(...orders)).toSorted();
  for (let round = 0; round < 50; round += 1) {
    const shuffled = orders
      .map((one) => ({ one, at: random() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ one }) => one);
    assert.equal(picture(bookOf(...shuffled)).toSorted(), expected);
  }
});

test('a co-host may let in, mute and set the policy, but name nobody, end nothing, renew no link', () => {
  const granted = bookOf(order(COHOST, 1));
  const says = (draft: Draft) => withOrder(granted, order(draft, 5, 'b')) !== granted;
  assert.is(says(admission([CORA], 'admit')), true);
  assert.is(says({ type: 'mute', ids: [CORA], on: true }), true);
  assert.is(says(LOBBY), true);
  assert.is(says({ type: 'host', id: BEN }), false);
  assert.is(says({ type: 'cohost', id: CORA, key: key('c'), on: true }), false);
  assert.is(says({ type: 'end', ids: [CORA] }), false);
  assert.is(says({ type: 'newlink', epoch: 1, check: ROOM }), false);
});

test('a co-host cannot throw the host out or silence it', () => {
  const book = bookOf(
    order({ type: 'host', id: ANNA }, 1),
    order(COHOST, 2),
    order(admission([ANNA], 'remove'), 3, 'b'),
    order({ type: 'mute', ids: [ANNA], on: true }, 4, 'b'),
  );
  assert.is(mayConnect(book, ANNA), true);
  assert.is(muteOf(book, ANNA), null);
});

test('what a revoked co-host said counts no more, before and after, except what the host says again', () => {
  const before = bookOf(
    order(COHOST, 1),
    order({ type: 'mute', ids: [CORA], on: true }, 2, 'b'),
    order({ type: 'cohost', id: BEN, key: key('b'), on: false }, 3),
  );
  assert.is(muteOf(before, CORA), null);
  const late = withOrder(before, order(LOBBY, 9, 'b'));
  assert.is(late, before);

  let book = bookOf(order(COHOST, 1), order({ type: 'mute', ids: [CORA], on: true }, 2, 'b'));
  for (const draft of revokeDrafts(book, BEN, () => true)) {
    book = withOrder(book, order(draft, highestCounter(book) + 1));
  }
  assert.ok(muteOf(book, CORA), 'the host said it again in its own name');
  assert.is(roleOf(book, BEN), 'guest');
});

test('a co-host cannot run away with the counter', () => {
  const book = bookOf(order(COHOST, 1));
  assert.is(withOrder(book, order(LOBBY, 2 ** 48, 'b')), book);
});

test('how far a co-host may count does not depend on what else was heard', () => {
  const far = order({ type: 'mute', ids: [CORA], on: true }, 500_000, 'b');
  const between = order(LOBBY, 250_000, 'b');
  const all = bookOf(order(COHOST, 1), between, far);
  assert.is(muteOf(all, CORA), 500_000);
  assert.is(
    muteOf(bookOf(order(COHOST, 1), far), CORA),
    500_000,
    'and whoever comes late hears it',
  );
  const beyond = order(LOBBY, 1_000_002, 'b');
  assert.is(withOrder(all, beyond), all);
});

test('a key that was taken back is taken back, also where it was given to two', () => {
  const both = [order(COHOST, 1), order({ ...COHOST, id: CORA }, 2)];
  const revoked = order({ ...COHOST, on: false }, 3);
  for (const book of [bookOf(...both, revoked), bookOf(revoked, ...both)]) {
    assert.is(isGranted(book, key('b')), false);
    assert.is(roleOf(book, CORA), 'guest');
    assert.is(withOrder(book, order(LOBBY, 4, 'b')), book);
    assert.is(
      isGranted(withOrder(book, order(COHOST, 5)), key('b')),
      true,
      'a later naming counts',
    );
  }
  let book = bookOf(...both);
  for (const draft of revokeDrafts(book, BEN, () => true)) {
    book = withOrder(book, order(draft, highestCounter(book) + 1));
  }
  book = withOrder(book, order({ ...COHOST, key: key('n') }, highestCounter(book) + 1));
  assert.is(
    isGranted(book, key('b')),
    false,
    'also when the first one is named again with another',
  );
});

test('a host says again whom a revoked co-host let in and is inside, and whom it sent out', () => {
  const book = bookOf(
    order(COHOST, 1),
    order(admission([ANNA, CORA], 'admit'), 2, 'b'),
    order(admission([id('x')], 'remove'), 3, 'b'),
    order(admission([id('y')], 'deny'), 4, 'b'),
    order({ type: 'mute', ids: [ANNA, CORA], on: true }, 5, 'b'),
  );
  const drafts = revokeDrafts(
    book,
    BEN,
    () => true,
    (each) => each === ANNA,
  );
  assert.equal(drafts, [
    admission([ANNA], 'admit'),
    admission([id('x')], 'remove'),
    admission([id('y')], 'deny'),
    { type: 'mute', ids: [ANNA], on: true },
    { ...COHOST, on: false },
  ]);
});

test('closing the door lets those stay who are inside', () => {
  const drafts = policyDrafts(EMPTY_BOOK, { ...OPEN_POLICY, lobby: true }, [ANNA, BEN]);
  const book = bookOf(...drafts.map((draft, at) => order(draft, at + 1)));
  assert.is(mayConnect(book, BEN), true);
  assert.is(mayConnect(book, CORA), false);
  assert.equal(admitDrafts(book, [ANNA]), [], 'and nobody is let in twice');
});

test('removing somebody closes the door for all who come after, and for nobody else', () => {
  const drafts = removeDrafts(EMPTY_BOOK, CORA, [ANNA, BEN]);
  const book = bookOf(...drafts.map((draft, at) => order(draft, at + 1)));
  assert.is(mayConnect(book, CORA), false);
  assert.is(mayConnect(book, ANNA) && mayConnect(book, BEN), true);
  assert.is(mayConnect(book, id('n')), false, 'a new identity has to knock');
});

test('a door flooded with strangers keeps those in the book who were let in', () => {
  let book = bookOf(order(LOBBY, 1), order(admission([ANNA], 'admit'), 2));
  for (let at = 0; at < 600; at += 1) {
    const stranger = String(at).padStart(22, 'x');
    book = withOrder(book, order(admission([stranger], 'deny'), 3 + at));
  }
  assert.ok(ordersOf(book).length < 300);
  assert.is(mayConnect(book, ANNA), true);
});

test('a new link names who is out: removals first, the latest of them, and never more than an order holds', () => {
  assert.equal(renewalDraft(EMPTY_BOOK, 1, ROOM), { type: 'newlink', epoch: 1, check: ROOM });
  let book = bookOf(
    order(admission([ANNA], 'admit'), 1),
    order(admission([BEN], 'remove'), 2),
    order(admission([CORA], 'remove'), 3),
  );
  for (let at = 0; at < 100; at += 1) {
    book = withOrder(book, order(admission([String(at).padStart(22, 'x')], 'deny'), 4 + at));
  }
  const draft = renewalDraft(book, 2, ROOM);
  const renewed = withOrder(book, order(draft, 200));
  const without = renewalOf(renewed)?.without ?? [];
  assert.is(without.length, 64);
  assert.equal(without.slice(0, 3), [CORA, BEN, String(99).padStart(22, 'x')]);
});

test('a full book does not forget who was removed, so that an old admission lets nobody back in', () => {
  const old = order(admission([CORA], 'admit'), 990);
  let book = bookOf(order(LOBBY, 1_000), old, order(admission([CORA], 'remove'), 1_001));
  for (let at = 0; at < 300; at += 1) {
    book = withOrder(book, order(admission([String(at).padStart(22, 'x')], 'admit'), 1_002 + at));
  }
  assert.is(verdictOf(book, CORA), 'remove');
  assert.is(mayConnect(withOrder(book, old), CORA), false);
});

test('who stays in a full book does not depend on the sequence, also among equal counters', () => {
  const groups = Array.from({ length: 5 }, (_, group) =>
    order(
      admission(
        Array.from({ length: 60 }, (_each, at) => String(group * 60 + at).padStart(22, 'x')),
        'admit',
      ),
      7,
    ),
  );
  const there = picture(bookOf(...groups)).toSorted();
  assert.equal(picture(bookOf(...groups.toReversed())).toSorted(), there);
});

test('more people than one order names, and some twice, go into several orders', () => {
  const many = Array.from({ length: 70 }, (_, at) => String(at).padStart(22, 'x'));
  const drafts = denyDrafts([...many, ...many]);
  assert.is(drafts.length, 2);
  for (const draft of drafts) assert.ok(readStatement(writeStatement(draft, ROOM, 1)));
});

test('statements beyond their bounds are none', () => {
  const good = JSON.parse(writeStatement(admission([ANNA], 'admit'), ROOM, 1)) as object;
  for (const change of [
    { counter: 0 },
    { counter: 1.5 },
    { counter: 2 ** 49 },
    { room: 'short' },
    { ids: Array.from({ length: 65 }, () => ANNA) },
    { ids: 'all' },
    { verdict: 'welcome' },
    { type: 'unheard-of' },
    { type: '__proto__' },
  ]) {
    assert.is(readStatement(JSON.stringify({ ...good, ...change })), undefined);
  }
  for (const junk of ['', 'null', '[]', '7', '{"type":"host"}']) {
    assert.is(readStatement(junk), undefined);
  }
});

test.run();
