// Two implementations of the protocol's cryptography, WebCrypto's and @noble's, agree in both
// directions and with the vectors that PROTOCOL.md prints.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openHello, sealHello } from '../../client/signaling/hello.ts';
import { derivePairKeys } from '../../client/signaling/identity.ts';
import {
  deriveMeetingKeys,
  guestSecretOf,
  hostPublicKey,
  type MeetingKeys,
} from '../../client/signaling/meeting-keys.ts';
import { guestFragment, hostFragment, OPEN_TERMS } from '../../client/signaling/meeting-link.ts';
import { toBase64url } from '../../shared/base64url.ts';
import { commitmentOf, phraseOf, sortedView, viewDigest } from '../../client/signaling/phrase.ts';
import { pack } from '../../client/signaling/padding.ts';
import { createPairSeal } from '../../client/signaling/pair-seal.ts';
import { unlockRoom } from '../../client/signaling/passphrase.ts';
import { identityOf } from '../support/identities.ts';
import * as make from './make-vectors.ts';
import * as oracle from './oracle.ts';
import vectors from './vectors.json';

const test = suite('security: vectors');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const fromHex = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(text, 'hex'));

const meeting = oracle.oracleMeeting(make.HOST_ROOT);
const a = oracle.oracleIdentity(make.FIRST.privateKey, make.FIRST.fingerprint);
const b = oracle.oracleIdentity(make.SECOND.privateKey, make.SECOND.fingerprint);
const ours = async (): Promise<MeetingKeys> =>
  deriveMeetingKeys(await guestSecretOf(make.HOST_ROOT));

/** The seal of `a` for `b`, and of `b` for `a`, by our implementation. */
async function seals() {
  const keys = await ours();
  const [ourA, ourB] = await Promise.all(
    [make.FIRST, make.SECOND].map((each) => identityOf(each.privateKey, each.fingerprint)),
  );
  if (ourA === undefined || ourB === undefined) throw new Error('no identities');
  return {
    a: createPairSeal(ourA, ourB, await derivePairKeys(ourA, ourB, keys), keys),
    b: createPairSeal(ourB, ourA, await derivePairKeys(ourB, ourA, keys), keys),
  };
}

test('the printed vectors are those of the oracle', () => {
  assert.equal(vectors, make.makeVectors());
});

test('the key schedule agrees, from the host root to room and join', async () => {
  const guest = await guestSecretOf(make.HOST_ROOT);
  const keys = await ours();
  assert.is(hex(await hostPublicKey(make.HOST_ROOT)), vectors.meeting.hostPublicKey);
  assert.is(hex(guest.secret), vectors.meeting.secretK);
  assert.is(hex(guest.hostHash), vectors.meeting.hostHashH);
  assert.is(hex(keys.join), vectors.meeting.join);
  assert.is(hex(keys.room), vectors.meeting.room);
  assert.is(guestFragment(guest), vectors.meeting.guestLink);
  assert.is(hostFragment(make.HOST_ROOT), vectors.meeting.hostLink);
  assert.is(hex((await guestSecretOf(make.HOST_ROOT, 1)).secret), vectors.renewed.secretK);
});

test('a waiting room as a habit is written into the link and changes no key', async () => {
  const terms = { ...OPEN_TERMS, lobbyHabit: true };
  const guest = await guestSecretOf(make.HOST_ROOT, 0, terms);
  const { guestLink, hostLink, room } = vectors.terms.waitingRoom;
  assert.is(guestFragment(guest), guestLink);
  assert.is(hostFragment(make.HOST_ROOT, 0, terms), hostLink);
  assert.is(hex((await deriveMeetingKeys(guest)).room), room);
  assert.is(room, vectors.meeting.room);
});

test('an expiry agrees, and another hour is another room', async () => {
  const terms = { ...OPEN_TERMS, expiryHour: make.HOUR };
  const guest = await guestSecretOf(make.HOST_ROOT, 0, terms);
  const { guestLink, hostLink, room } = vectors.terms.expiry;
  assert.is(guestFragment(guest), guestLink);
  assert.is(hostFragment(make.HOST_ROOT, 0, terms), hostLink);
  assert.is(hex((await deriveMeetingKeys(guest)).room), room);
  const later = await deriveMeetingKeys({ ...guest, expiryHour: make.HOUR + 1 });
  assert.is.not(hex(later.room), room);
  assert.is.not(room, vectors.meeting.room);
});

test('a passphrase agrees, in either spelling of its letters, and each opens another room', async () => {
  const guest = await guestSecretOf(make.HOST_ROOT, 0, { ...OPEN_TERMS, asksPassphrase: true });
  const { guestLink, secret, room } = vectors.terms.passphrase;
  assert.is(guestFragment(guest), guestLink);
  for (const spelling of [make.PASSPHRASE, ` ${make.PASSPHRASE.normalize('NFD')}\n`]) {
    const unlocked = await unlockRoom(guest, spelling);
    assert.is(hex(unlocked.secret), secret);
    assert.is(hex((await deriveMeetingKeys(unlocked)).room), room);
  }
  const wrong = await unlockRoom(guest, `${make.PASSPHRASE}!`);
  assert.is.not(hex((await deriveMeetingKeys(wrong)).room), room);
});

test('all terms together agree, in a renewed link', async () => {
  const terms = { expiryHour: make.HOUR, asksPassphrase: true, lobbyHabit: true };
  const guest = await guestSecretOf(make.HOST_ROOT, 1, terms);
  const { guestLink, hostLink, room } = vectors.terms.all;
  assert.is(guestFragment(guest), guestLink);
  assert.is(hostFragment(make.HOST_ROOT, 1, terms), hostLink);
  const unlocked = await unlockRoom(guest, make.PASSPHRASE);
  assert.is(hex((await deriveMeetingKeys(unlocked)).room), room);
});

test('identities agree', async () => {
  const identity = await identityOf(make.FIRST.privateKey, make.FIRST.fingerprint);
  assert.is(hex(identity.publicKey), vectors.a.publicKey);
  assert.is(identity.id, vectors.a.id);
});

test('commitments and phrase agree', async () => {
  const [first, second] = await Promise.all(
    [make.FIRST, make.SECOND].map((each) => identityOf(each.privateKey, each.fingerprint)),
  );
  if (first === undefined || second === undefined) throw new Error('no identities');
  const view = sortedView([first, second]);
  const { phrase } = vectors;
  assert.equal(
    view.map(({ id }) => id),
    phrase.members,
  );
  const digest = await viewDigest(view);
  assert.is(toBase64url(await commitmentOf(first, make.FIRST_NONCE, digest)), phrase.commitmentA);
  assert.is(toBase64url(await commitmentOf(second, make.SECOND_NONCE, digest)), phrase.commitmentB);
  const { room } = await ours();
  const nonces = [make.SECOND_NONCE, make.FIRST_NONCE];
  assert.equal(await phraseOf(view, nonces, room), phrase.symbols);
});

test('a packed text agrees', async () => {
  assert.is(hex(await pack(new TextEncoder().encode(make.PAIR_TEXT))), vectors.packed.packed);
});

test('the oracle opens our hello', async () => {
  const sealed = await sealHello(
    { ...a, asks: true, capabilities: ['x'], build: 'vector' },
    await ours(),
  );
  assert.equal(JSON.parse(oracle.oracleOpenHello(sealed, meeting)), {
    ...JSON.parse(oracle.oracleHelloText(a)),
    capabilities: ['x'],
  });
});

test('we open the hello of the vectors', async () => {
  const hello = await openHello(fromHex(vectors.hello.sealed), await ours());
  assert.is(hello?.id, vectors.a.id);
  assert.is(hello?.asks, true);
});

test('our first pair message is the one of the vectors, byte by byte', async () => {
  assert.is(hex(await (await seals()).a.seal(vectors.pair.text)), vectors.pair.sealed);
});

test('the oracle opens our pair messages, short and long, in both directions', async () => {
  const { a: fromA, b: fromB } = await seals();
  for (const text of ['{"type":"here"}', JSON.stringify({ sdp: 'a=candidate '.repeat(400) })]) {
    assert.is(oracle.oracleOpenPair(b, a, meeting, await fromA.seal(text)), text);
    assert.is(oracle.oracleOpenPair(a, b, meeting, await fromB.seal(text)), text);
  }
});

test("we open the oracle's pair messages in both directions", async () => {
  const { a: atA, b: atB } = await seals();
  assert.is(await atB.open(oracle.oracleSealPair(a, b, meeting, 1n, 'to b')), 'to b');
  assert.is(await atA.open(oracle.oracleSealPair(b, a, meeting, 5n, 'to a')), 'to a');
  assert.is(await atA.open(oracle.oracleSealPair(b, a, meeting, 5n, 'again')), null);
});

test.run();
