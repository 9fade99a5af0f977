// What pages that embed a meeting compute: the same as the client, and nothing that lets a watcher in.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { guestFragment as guestOf, newRoom, watchWordOf } from '../../client/embed/room-keys.ts';
import { utf8 } from '../../client/kit/bytes.ts';
import { deriveMeetingKeys, guestSecretOf, roomName } from '../../client/signaling/meeting-keys.ts';
import {
  OPEN_TERMS,
  guestFragment,
  hostFragment,
  parseLink,
  type LinkTerms,
} from '../../client/signaling/meeting-link.ts';
import { hash16 } from '../../client/signaling/derive.ts';
import { toBase64url } from '../../shared/base64url.ts';
import { roomOfPage } from '../../scripts/demo/room-of-page.mjs';
import vectors from './vectors.json';

const test = suite('keys of pages that embed');
const root = Uint8Array.from({ length: 16 }, (_, at) => at);
/** As PROTOCOL.md prints it. */
const WATCH = '35edafcba5e975d0112ea5a9a431b8f9';
const server = 'https://meet.example';

const terms: [string, number, LinkTerms][] = [
  ['a plain room', 0, OPEN_TERMS],
  ['a renewed link', 3, OPEN_TERMS],
  ['a waiting room', 0, { ...OPEN_TERMS, lobbyHabit: true }],
  ['a room that ends', 1, { ...OPEN_TERMS, expiryHour: 500_000 }],
];
for (const [name, epoch, of] of terms) {
  test(`${name}: the guest link of a host link, and its room`, async () => {
    const secret = await guestSecretOf(root, epoch, of);
    const keys = await deriveMeetingKeys(secret);
    const fragment = guestFragment(secret).slice(1);
    const link = server + '/' + hostFragment(root, epoch, of);
    assert.is(await guestOf(link), fragment);
    const words = await watchWordOf(`${server}/#${fragment}`);
    assert.is(words?.room, roomName(keys));
    const watch = await hash16(Uint8Array.from([...utf8('schnack/1 watch'), ...keys.join]));
    assert.is(words?.word, toBase64url(watch));
    assert.equal(await watchWordOf(link), words);
  });
}

test('a watch word does not lead to the room: its hash is another one', async () => {
  const keys = await deriveMeetingKeys(await guestSecretOf(root));
  const words = await watchWordOf(`#${guestFragment(await guestSecretOf(root)).slice(1)}`);
  assert.is.not(words?.word, toBase64url(keys.join));
  assert.is.not(words?.word, toBase64url(keys.room));
});

test('a room with a passphrase is not watched, and junk is no link', async () => {
  const locked = await guestSecretOf(root, 0, { ...OPEN_TERMS, asksPassphrase: true });
  assert.is(await watchWordOf(guestFragment(locked)), null);
  for (const junk of ['', '#', '#abc', '#h', `#h${'A'.repeat(21)}`, '#$$$', 'https://x.example/']) {
    assert.is(await watchWordOf(junk), null, junk);
  }
});

test('a new room has a guest link that the client takes, and the host link leads to it', async () => {
  const { guest, host } = await newRoom();
  assert.is(parseLink(`#${guest}`).type, 'guest');
  assert.is(parseLink(`#${host}`).type, 'host');
  assert.is(await guestOf(`#${host}`), guest);
  assert.is.not((await newRoom()).guest, guest);
});

test('the room of a page is always the same, and the client agrees', async () => {
  const room = roomOfPage(server, 'secret', '/page');
  assert.equal(roomOfPage(server, 'secret', '/page'), room);
  assert.is.not(roomOfPage(server, 'other', '/page').guestLink, room.guestLink);
  const host = parseLink(room.hostLink);
  assert.is(host.type, 'host');
  if (host.type !== 'host') return;
  const guest = await guestSecretOf(host.root, host.epoch, host.terms);
  assert.is(room.guestLink, `${server}/${guestFragment(guest)}`);
});

test('the worked example of the protocol has its watch word', async () => {
  const words = await watchWordOf(vectors.meeting.guestLink);
  assert.is(Buffer.from(words?.word ?? '', 'base64url').toString('hex'), WATCH);
  assert.is(Buffer.from(words?.room ?? '', 'base64url').toString('hex'), vectors.meeting.room);
});

test.run();
