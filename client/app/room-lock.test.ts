// What opens a room: nothing is asked where the link is enough, and nothing opens where it is not.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { OPEN_TERMS, type GuestSecret } from '../signaling/meeting-link.ts';
import { createRoomLock } from './room-lock.ts';

const test = suite('room lock');

const guest: GuestSecret = {
  secret: Uint8Array.of(1),
  hostHash: Uint8Array.of(2),
  ...OPEN_TERMS,
};
const locked = { ...guest, asksPassphrase: true };
const unlocks: string[] = [];
const unlock = async (room: GuestSecret, passphrase: string) => {
  unlocks.push(passphrase);
  return { ...room, secret: Uint8Array.of(passphrase.length) };
};

test('a link that is enough asks for nothing', async () => {
  const lock = createRoomLock(guest);
  assert.is(lock.passphrase, null);
  assert.is(lock.isReady(), true);
  assert.is(await lock.open(guest, unlock), null);
  assert.equal(await lock.secretOf(guest, unlock), guest.secret);
});

test('without a passphrase nobody gets in, and the field says so until something is typed', async () => {
  const lock = createRoomLock(locked);
  lock.passphrase?.set('  ');
  assert.is(lock.isReady(), false);
  assert.is(lock.passphrase?.missing.value, true);
  lock.passphrase?.set('geheim');
  assert.is(lock.passphrase?.missing.value, false);
  assert.is(lock.isReady(), true);
});

test('the slow work is done once for each passphrase', async () => {
  unlocks.length = 0;
  const lock = createRoomLock(locked);
  lock.passphrase?.set('eins');
  await lock.open(locked, unlock);
  await lock.open(locked, unlock);
  lock.passphrase?.set('zweitens');
  assert.equal((await lock.open(locked, unlock))?.secret, Uint8Array.of(8));
  assert.equal(unlocks, ['eins', 'zweitens']);
  assert.equal(lock.unlocked(), Uint8Array.of(8));
});

test('what was kept opens without typing, until somebody wants another passphrase', async () => {
  const lock = createRoomLock(locked);
  lock.remember(Uint8Array.of(77));
  assert.is(lock.passphrase?.remembered.value, true);
  assert.is(lock.isReady(), true);
  assert.equal((await lock.open(locked, unlock))?.secret, Uint8Array.of(77));
  lock.clear();
  assert.is(lock.passphrase?.remembered.value, false);
  assert.is(lock.unlocked(), null);
  assert.is(lock.isReady(), false);
});

test('a renewed link is opened by the same passphrase, if that is known here', async () => {
  const renewed = { ...locked, secret: Uint8Array.of(42) };
  const lock = createRoomLock(locked);
  lock.remember(Uint8Array.of(77));
  let refused = false;
  await lock.secretOf(renewed, unlock).catch(() => (refused = true));
  assert.ok(refused);
  lock.moved(Uint8Array.of(78));
  assert.equal((await lock.open(renewed, unlock))?.secret, Uint8Array.of(78));
  lock.clear();
  lock.passphrase?.set('eins');
  await lock.open(locked, unlock);
  unlocks.length = 0;
  assert.equal(await lock.secretOf(renewed, unlock), Uint8Array.of(4));
  assert.equal(unlocks, ['eins']);
});

test('what was kept comes too late for who types already', () => {
  const lock = createRoomLock(locked);
  lock.passphrase?.set('x');
  lock.remember(Uint8Array.of(77));
  assert.is(lock.passphrase?.remembered.value, false);
});

test.run();
