// A meeting finds its kept room again, whatever its link says of the room's habits.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { toBase64url } from '../../shared/base64url.ts';
import { createStore } from '../kit/store.ts';
import { createMyRooms, type MyRooms } from '../room/my-rooms.ts';
import { guestFragment, OPEN_TERMS, withLobbyHabit } from '../signaling/meeting-link.ts';
import { keepingOf, noteVisit, recallUnlocked, updateUnlocked } from './keeping.ts';
import { createPlanned } from './planned.ts';
import { createRoomLock } from './room-lock.ts';

const test = suite('keeping');

const guest = {
  secret: Uint8Array.from({ length: 16 }, (_, at) => at),
  hostHash: Uint8Array.from({ length: 16 }, (_, at) => 255 - at),
  ...OPEN_TERMS,
};

function newRooms(): MyRooms {
  const kept = new Map<string, unknown>();
  const backend = {
    get: async (key: string) => kept.get(key),
    set: async (key: string, value: unknown) => void kept.set(key, value),
    remove: async (key: string) => void kept.delete(key),
  };
  return createMyRooms(createStore('rooms', backend));
}

test('a room kept with its waiting room on is found by the link without that hint, and back', async () => {
  const rooms = newRooms();
  await keepingOf(() => withLobbyHabit(guest, true), rooms).keep('Referat 34');
  const seen = keepingOf(() => guest, rooms);
  assert.is(seen.name.value, 'Referat 34');
  await seen.keep('Referat 35');
  await noteVisit(guest, rooms);
  const [room, ...more] = rooms.rooms.value;
  assert.is(more.length, 0);
  assert.is(room?.name, 'Referat 35');
  assert.ok(room?.lastVisitMs);
  assert.is(`#${room?.fragment}`, guestFragment(withLobbyHabit(guest, true)));
  await seen.forget();
  assert.equal(rooms.rooms.value, []);
});

test('another passphrase or expiry is another room', async () => {
  const rooms = newRooms();
  await keepingOf(() => guest, rooms).keep('Offen');
  assert.is(keepingOf(() => ({ ...guest, asksPassphrase: true }), rooms).name.value, null);
  assert.is(keepingOf(() => ({ ...guest, expiryHour: 1 }), rooms).name.value, null);
});

test('what a passphrase opened is kept with the room, by choice, and opens it next time', async () => {
  const rooms = newRooms();
  const locked = { ...guest, asksPassphrase: true };
  const lock = createRoomLock(locked);
  lock.remember(Uint8Array.from({ length: 16 }, () => 9));
  await keepingOf(() => locked, rooms, lock).keep('Mit Kennwort');
  const next = createRoomLock(locked);
  await recallUnlocked(locked, rooms, next);
  assert.is(next.passphrase?.remembered.value, true);
  assert.equal(next.unlocked(), lock.unlocked());
  updateUnlocked(
    locked,
    rooms,
    Uint8Array.from({ length: 16 }, () => 8),
  );
  await new Promise((resolve) => setImmediate(resolve));
  assert.is(rooms.rooms.value[0]?.unlocked, toBase64url(Uint8Array.from({ length: 16 }, () => 8)));
});

test('a planned meeting stays kept while its terms change, and forgets no name', async () => {
  const rooms = newRooms();
  const planned = createPlanned(guest, rooms, guestFragment, () => undefined);
  const before = planned.link.value;
  await planned.keeping.keep('Geplant');
  planned.setTerms({ expiryHour: 5, asksPassphrase: true });
  await rooms.loaded;
  await new Promise((resolve) => setImmediate(resolve));
  assert.is.not(planned.link.value, before);
  assert.is(planned.keeping.name.value, 'Geplant');
  assert.is(rooms.rooms.value.length, 1);
});

test.run();
