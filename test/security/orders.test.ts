// What nobody can order: forged, edited, foreign, old, and by whoever has no right, or no longer.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { toBase64url } from '../../shared/base64url.ts';
import { randomBytes, utf8, type Bytes } from '../../client/kit/bytes.ts';
import { guestSecretOf, hostSigningKey } from '../../client/signaling/meeting-keys.ts';
import { revokeDrafts } from '../../client/signaling/orders/drafts.ts';
import { mayConnect, muteOf, policyOf } from '../../client/signaling/orders/order-book.ts';
import {
  createOrderDesk,
  type OrderDesk,
  type OrderRefusal,
} from '../../client/signaling/orders/order-desk.ts';
import {
  createHostSigner,
  createOwnSigner,
  type Signer,
} from '../../client/signaling/orders/signer.ts';
import {
  OPEN_POLICY,
  writeStatement,
  type Draft,
  type Envelope,
} from '../../client/signaling/orders/statement.ts';

const test = suite('security: orders');
const [GUEST, OTHER, HOST, DEPUTY] = [1, 2, 3, 4].map((at) =>
  toBase64url(new Uint8Array(16).fill(at)),
) as [string, string, string, string];
const LOBBY: Draft = { type: 'policy', ...OPEN_POLICY, lobby: true };
const REMOVE: Draft = { type: 'admission', ids: [OTHER], verdict: 'remove' };
const MUTE: Draft = { type: 'mute', ids: [OTHER], on: true };

interface Scene {
  root: Bytes;
  room: Bytes;
  host: Signer;
  /** Of an honest guest, who hears what the test passes on. */
  desk: OrderDesk;
  /** An envelope for the room of the scene. */
  order(signer: Signer, draft: Draft, counter: number, room?: Bytes): Promise<Envelope>;
  hear(...envelopes: Envelope[]): Promise<void>;
  refused(why: OrderRefusal): number;
}

async function scene(): Promise<Scene> {
  const root = randomBytes(16);
  const room = randomBytes(16);
  const { hostHash } = await guestSecretOf(root);
  const desk = createOrderDesk({ ownId: GUEST, hostHash, room, root: null, counter: 0 });
  return {
    root,
    room,
    host: await createHostSigner(root),
    desk,
    order: (signer, draft, counter, where = room) =>
      signer.sign(writeStatement(draft, toBase64url(where), counter)),
    hear: (...envelopes) => desk.receive(envelopes, OTHER),
    refused: (why) => desk.refusals()[why],
  };
}

/** Nothing was heard but an honest order that is said last. */
async function unheard(now: Scene, why: OrderRefusal, ...envelopes: Envelope[]) {
  const before = now.refused(why);
  await now.hear(...envelopes);
  assert.is(now.refused(why), before + envelopes.length, `refused as ${why}`);
  assert.is(policyOf(now.desk.book())?.lobby ?? false, false);
  await now.hear(await now.order(now.host, LOBBY, 1_000));
  assert.is(policyOf(now.desk.book())?.lobby, true, 'an honest order is still heard');
}

test('an order of the host is heard', async () => {
  const now = await scene();
  await now.hear(await now.order(now.host, REMOVE, 1));
  assert.is(mayConnect(now.desk.book(), OTHER), false);
});

test('an order signed with the key of a guest is not heard', async () => {
  const now = await scene();
  await unheard(now, 'foreign-key', await now.order(await createOwnSigner(), LOBBY, 1));
});

test('an order signed with the host key of another meeting is not heard', async () => {
  const now = await scene();
  const foreign = await createHostSigner(randomBytes(16));
  await unheard(now, 'foreign-key', await now.order(foreign, LOBBY, 1));
});

test("a guest's signature under the name of the host's key is not heard", async () => {
  const now = await scene();
  const forged = await now.order(await createOwnSigner(), LOBBY, 1);
  await unheard(now, 'bad-signature', { ...forged, key: now.host.key });
});

test('an order that was edited is not heard, not by one character', async () => {
  const now = await scene();
  const { text, ...rest } = await now.order(now.host, { type: 'mute', ids: [GUEST], on: true }, 1);
  await unheard(
    now,
    'bad-signature',
    { ...rest, text: text.replace(GUEST, OTHER) },
    { ...rest, text: text.replace('"counter":1', '"counter":9') },
    { ...rest, text: `${text} ` },
    { ...rest, text: text.replace('true', 'false') },
  );
});

test('a signature of other bytes is not heard', async () => {
  const now = await scene();
  const one = await now.order(now.host, MUTE, 1);
  const two = await now.order(now.host, LOBBY, 2);
  await unheard(
    now,
    'bad-signature',
    { ...two, signature: one.signature },
    { ...two, signature: 'A'.repeat(86) },
  );
});

test('what the host key signed without the word for orders is no order', async () => {
  const now = await scene();
  const { privateKey } = await hostSigningKey(now.root);
  const text = writeStatement(LOBBY, toBase64url(now.room), 1);
  const bare = await crypto.subtle.sign('Ed25519', privateKey, utf8(text));
  const signature = toBase64url(new Uint8Array(bare));
  await unheard(now, 'bad-signature', { text, key: now.host.key, signature });
});

test('an order of the host for another room is not heard', async () => {
  const now = await scene();
  await unheard(now, 'foreign-room', await now.order(now.host, LOBBY, 1, randomBytes(16)));
});

test('what the host signed but is no statement is not heard', async () => {
  const now = await scene();
  const junk = [
    '{}',
    'lobby',
    JSON.stringify({ room: toBase64url(now.room), counter: 1, type: 'sudo' }),
    JSON.stringify({ room: toBase64url(now.room), counter: -1, type: 'mute', ids: [], on: true }),
  ];
  await unheard(now, 'bad-statement', ...(await Promise.all(junk.map(now.host.sign))));
});

test('an old order that comes again changes nothing', async () => {
  const now = await scene();
  const out = await now.order(now.host, REMOVE, 1);
  await now.hear(out);
  await now.hear(await now.order(now.host, { ...REMOVE, verdict: 'admit' } as Draft, 2));
  assert.is(mayConnect(now.desk.book(), OTHER), true);
  await now.hear(out, out);
  assert.is(mayConnect(now.desk.book(), OTHER), true);
  assert.is(now.refused('outdone'), 2);
});

test('an order that ended an earlier meeting hits nobody: ids are per stay', async () => {
  const now = await scene();
  await now.hear(await now.order(now.host, { type: 'end', ids: [OTHER] }, 1));
  assert.is(mayConnect(now.desk.book(), GUEST), true);
});

test('a co-host is heard from its naming on, whichever comes first in a message', async () => {
  const now = await scene();
  const deputy = await createOwnSigner();
  const naming = await now.order(
    now.host,
    { type: 'cohost', id: DEPUTY, key: deputy.key, on: true },
    1,
  );
  const mute = await now.order(deputy, MUTE, 2);
  await now.hear(mute);
  assert.is(muteOf(now.desk.book(), OTHER), null, 'not before');
  await now.hear(mute, naming);
  assert.is(muteOf(now.desk.book(), OTHER), 2);
});

test('a co-host cannot name hosts or co-hosts, end the meeting or renew the link', async () => {
  const now = await scene();
  const deputy = await createOwnSigner();
  await now.hear(
    await now.order(now.host, { type: 'host', id: HOST }, 1),
    await now.order(now.host, { type: 'cohost', id: DEPUTY, key: deputy.key, on: true }, 2),
  );
  const digest = now.desk.digest();
  const beyond: Draft[] = [
    { type: 'host', id: DEPUTY },
    { type: 'cohost', id: OTHER, key: (await createOwnSigner()).key, on: true },
    { type: 'cohost', id: DEPUTY, key: deputy.key, on: true },
    { type: 'end', ids: [OTHER, HOST] },
    { type: 'newlink', epoch: 1, check: OTHER },
  ];
  for (const draft of beyond) await now.hear(await now.order(deputy, draft, 3));
  assert.is(now.desk.digest(), digest);
  assert.is(now.refused('outdone'), beyond.length);
});

test('a revoked co-host is not heard, neither its new orders nor its old ones', async () => {
  const now = await scene();
  const deputy = await createOwnSigner();
  const host = createOrderDesk({
    ownId: HOST,
    hostHash: (await guestSecretOf(now.root)).hostHash,
    room: now.room,
    root: now.root,
    counter: 0,
  });
  await host.issue([{ type: 'cohost', id: DEPUTY, key: deputy.key, on: true }]);
  const old = await now.order(deputy, MUTE, 2);
  await now.hear(...host.envelopes());
  await now.hear(old);
  await host.issue(revokeDrafts(host.book(), DEPUTY, () => true));
  await now.hear(...host.envelopes());
  assert.is(muteOf(now.desk.book(), OTHER), null, 'the host did not know of it');
  await unheard(now, 'foreign-key', old, await now.order(deputy, LOBBY, 50));
});

test('an order of ours that is malformed is refused, and the next ones go on', async () => {
  const now = await scene();
  const { hostHash } = await guestSecretOf(now.root);
  const { root, room } = now;
  const host = createOrderDesk({ ownId: HOST, hostHash, room, root, counter: 0 });
  const tooMany = Array.from({ length: 65 }, () => OTHER);
  let failed = false;
  await host.issue([{ ...REMOVE, ids: tooMany } as Draft]).catch(() => void (failed = true));
  assert.ok(failed);
  await host.issue([{ type: 'host', id: HOST }]);
  await host.receive([await now.order(now.host, LOBBY, 9)], OTHER);
  assert.is(host.book().size, 2);
});

test('a desk without the right signs nothing', async () => {
  const now = await scene();
  await now.desk.issue([LOBBY]);
  await now.desk.ownKey();
  await now.desk.issue([LOBBY]);
  assert.equal(now.desk.envelopes(), []);
});

test.run();
