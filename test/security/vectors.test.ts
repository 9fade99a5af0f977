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
import { guestFragment, hostFragment } from '../../client/signaling/meeting-link.ts';
import { pack } from '../../client/signaling/padding.ts';
import { createPairSeal } from '../../client/signaling/pair-seal.ts';
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

test('identities agree', async () => {
  const identity = await identityOf(make.FIRST.privateKey, make.FIRST.fingerprint);
  assert.is(hex(identity.publicKey), vectors.a.publicKey);
  assert.is(identity.id, vectors.a.id);
});

test('a packed text agrees', async () => {
  assert.is(hex(await pack(new TextEncoder().encode(make.PAIR_TEXT))), vectors.packed.packed);
});

test('the oracle opens our hello', async () => {
  const sealed = await sealHello(
    { ...a, asks: true, name: 'Änna 🙂', capabilities: ['x'], build: 'vector' },
    await ours(),
  );
  assert.equal(JSON.parse(oracle.oracleOpenHello(sealed, meeting)), {
    ...JSON.parse(oracle.oracleHelloText(a, 'Änna 🙂')),
    capabilities: ['x'],
  });
});

test('we open the hello of the vectors', async () => {
  const hello = await openHello(fromHex(vectors.hello.sealed), await ours());
  assert.is(hello?.id, vectors.a.id);
  assert.is(hello?.name, 'Anna');
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
