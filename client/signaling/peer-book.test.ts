// Whom one remembers: hellos are forgotten with their peer, counters never.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { numberedIdentity, numberedMeeting } from '../../test/support/identities.ts';
import { randomBytes, type Bytes } from '../kit/bytes.ts';
import type { Hello } from './hello.ts';
import { derivePairKeys, publicIdentity, type PublicIdentity } from './identity.ts';
import { createPairSeal } from './pair-seal.ts';
import { createPeerBook } from './peer-book.ts';

const test = suite('peer book');

async function setUp() {
  const keys = await numberedMeeting(1);
  const identity = await numberedIdentity(1);
  const other = await numberedIdentity(2);
  const sent: Bytes[] = [];
  const refused: string[] = [];
  const sendByRelay = (_to: number, sealed: Bytes) => sent.push(sealed) > 0;
  const book = createPeerBook(
    {
      identity,
      keys,
      sendByRelay,
      sendByCourier: () => false,
      onRefused: (reason) => refused.push(reason),
    },
    new AbortController().signal,
  );
  const others = createPairSeal(other, identity, await derivePairKeys(other, identity, keys), keys);
  return { book, sent, refused, other, others, hello: helloOf(other) };
}

const helloOf = (identity: PublicIdentity): Hello => ({
  ...identity,
  asks: true,
  capabilities: [],
  build: 'test',
});

async function meetAgain({ book, hello }: Awaited<ReturnType<typeof setUp>>) {
  const peer = await book.meet(hello);
  if (peer === undefined) throw new Error('refused');
  return peer;
}

test('hellos of invented identities use nothing up', async () => {
  const all = await setUp();
  const { book, refused } = all;
  for (let count = 0; count < 4_100; count += 1) {
    const invented = helloOf(await publicIdentity(randomBytes(32), randomBytes(32)));
    await book.meet(invented);
    book.forget(invented.id);
    assert.is(book.acquaintance(invented.id), undefined);
  }
  assert.equal(refused, []);
  await meetAgain(all);
});

test('a nonce is not used twice, however soon after speaking the peer was forgotten', async () => {
  const all = await setUp();
  const { book, sent, hello } = all;
  for (let count = 0; count < 3; count += 1) {
    const peer = await meetAgain(all);
    // Not awaited: its turn comes when the peer is forgotten already, twice.
    void book.send(peer, 7, { type: 'here' });
    book.forget(hello.id);
    await meetAgain(all);
    book.forget(hello.id);
  }
  const last = await meetAgain(all);
  await book.send(last, 7, { type: 'here' });
  while (sent.length < 4) await new Promise((resolve) => setImmediate(resolve));
  const counters = sent.map((sealed) => sealed.slice(0, 8).join());
  assert.is(new Set(counters).size, counters.length);
});

test('a message cannot be replayed to somebody who forgot its sender, nor while it was being opened', async () => {
  for (const early of [false, true]) {
    const all = await setUp();
    const { book, others, hello } = all;
    const message = await others.seal('{"type":"here"}');
    const peer = await meetAgain(all);
    const opening = peer.seal.open(message);
    if (early) book.forget(hello.id);
    assert.ok(await opening);
    book.forget(hello.id);
    const again = await meetAgain(all);
    assert.is(await again.seal.open(message), null);
  }
});

test('bytes that are no message of the peer leave nothing behind', async () => {
  const all = await setUp();
  const { book, hello } = all;
  const peer = await meetAgain(all);
  assert.is(await peer.seal.open(randomBytes(280)), null);
  book.forget(hello.id);
  assert.is(book.acquaintance(hello.id), undefined);
});

test.run();
