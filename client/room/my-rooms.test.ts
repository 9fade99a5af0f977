// Rooms are kept, renamed, visited and removed; without storage nothing is claimed.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createStore, type StoreBackend } from '../kit/store.ts';
import { createMyRooms, inOrder, tidyRoomName, type KeptRoom } from './my-rooms.ts';

const test = suite('my rooms');

function memoryBackend(): StoreBackend {
  const kept = new Map<string, unknown>();
  return {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  };
}

const refusing: StoreBackend = {
  get: () => Promise.reject(new DOMException('no', 'SecurityError')),
  set: () => Promise.reject(new DOMException('no', 'SecurityError')),
  remove: () => Promise.reject(new DOMException('no', 'SecurityError')),
};

function room(letter: string, lastVisitMs: number | null = null): KeptRoom {
  return { fragment: letter.repeat(43), name: `Room ${letter}`, hostRoot: null, lastVisitMs };
}

const names = (rooms: readonly KeptRoom[]) => rooms.map(({ name }) => name);

test('what is kept is there again at the next visit, the last visited first', async () => {
  const store = createStore('rooms', memoryBackend());
  const first = createMyRooms(store);
  assert.is(await first.keep(room('a', 1)), true);
  assert.is(await first.keep(room('b', 2)), true);
  await first.visited(room('a').fragment, 3);
  const second = createMyRooms(store);
  await second.loaded;
  assert.equal(names(second.rooms.value), ['Room a', 'Room b']);
});

test('a room is kept once, by its link', async () => {
  const rooms = createMyRooms(createStore('rooms', memoryBackend()));
  await rooms.keep(room('a'));
  await rooms.keep({ ...room('a'), name: 'Other name' });
  assert.equal(names(rooms.rooms.value), ['Other name']);
});

test('a new name is tidy; an empty one changes nothing', async () => {
  const rooms = createMyRooms(createStore('rooms', memoryBackend()));
  await rooms.keep(room('a'));
  await rooms.rename(room('a').fragment, '  Referat 34\n · Jour fixe ');
  assert.equal(names(rooms.rooms.value), ['Referat 34 · Jour fixe']);
  await rooms.rename(room('a').fragment, '   ');
  assert.equal(names(rooms.rooms.value), ['Referat 34 · Jour fixe']);
});

test('rooms go one by one or all at once, and nothing stays in the store', async () => {
  const backend = memoryBackend();
  const rooms = createMyRooms(createStore('rooms', backend));
  for (const letter of ['a', 'b', 'c']) await rooms.keep(room(letter, letter.charCodeAt(0)));
  await rooms.remove(room('b').fragment);
  assert.equal(names(rooms.rooms.value), ['Room c', 'Room a']);
  await rooms.removeAll();
  assert.equal(rooms.rooms.value, []);
  assert.is(await backend.get('rooms/list'), undefined);
});

test('what another tab did meanwhile is not undone', async () => {
  const store = createStore('rooms', memoryBackend());
  const [one, other] = [createMyRooms(store), createMyRooms(store)];
  await one.keep(room('a'));
  await other.keep(room('b'));
  assert.equal(names(other.rooms.value).toSorted(), ['Room a', 'Room b']);
});

test('changes that are asked for at the same time all happen', async () => {
  const rooms = createMyRooms(createStore('rooms', memoryBackend()));
  await Promise.all(['a', 'b', 'c'].map((letter) => rooms.keep(room(letter))));
  assert.is(rooms.rooms.value.length, 3);
});

test('without storage keeping says no', async () => {
  const rooms = createMyRooms(createStore('rooms', refusing));
  assert.is(await rooms.keep(room('a')), false);
  assert.equal(rooms.rooms.value, []);
});

test('foreign data in the store counts as nothing kept', async () => {
  const backend = memoryBackend();
  await backend.set('rooms/list', [{ ...room('a'), fragment: 'javascript:alert(1)' }]);
  const rooms = createMyRooms(createStore('rooms', backend));
  await rooms.loaded;
  assert.equal(rooms.rooms.value, []);
});

test('rooms whose links hold terms are kept as well, other lengths are not', async () => {
  const rooms = createMyRooms(createStore('rooms', memoryBackend()));
  for (const length of [43, 44, 50]) {
    assert.is(await rooms.keep({ ...room('a'), fragment: 'a'.repeat(length) }), true);
  }
  assert.is(await rooms.keep({ ...room('a'), fragment: 'a'.repeat(45) }), false);
});

test('a room that nobody visited yet comes first', () => {
  assert.equal(names(inOrder([room('a', 1), room('b'), room('c', 2)])), [
    'Room b',
    'Room c',
    'Room a',
  ]);
});

test('names are cut at their longest', () => {
  assert.is(tidyRoomName('x'.repeat(100)).length, 80);
  assert.is(tidyRoomName(' \n '), '');
});

test('a room keeps its name and its host when its link changes', async () => {
  const rooms = createMyRooms(createStore('rooms', memoryBackend()));
  await rooms.keep({ ...room('a', 1), hostRoot: 'r'.repeat(22) });
  await rooms.relink(room('a').fragment, `${'a'.repeat(43)}C`, 2);
  const [kept] = rooms.rooms.value;
  assert.is(kept?.fragment, `${'a'.repeat(43)}C`);
  assert.is(kept?.name, 'Room a');
  assert.is(kept?.hostRoot, 'r'.repeat(22));
  assert.is(kept?.hostEpoch, 2);
});

const orders = (counter: number) => ({ counter, removed: [], revoked: [] });

test('what was ordered stays with the host, and never less of it', async () => {
  const rooms = createMyRooms(createStore('rooms', memoryBackend()));
  await rooms.keep({ ...room('a', 1), hostRoot: 'r'.repeat(22) });
  await rooms.keep(room('b', 1));
  for (const counter of [7, 9, 8]) await rooms.ordered(room('a').fragment, orders(counter));
  await rooms.ordered(room('b').fragment, orders(9));
  const counterIn = (fragment: string) =>
    rooms.rooms.value.find((kept) => kept.fragment === fragment)?.hostOrders?.counter;
  assert.is(counterIn(room('a').fragment), 9);
  assert.is(counterIn(room('b').fragment), undefined, 'a guest has no use for it');
});

test.run();
