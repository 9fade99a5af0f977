// The rules of rooms, on members that only remember what they were sent.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { decodeFrame, encodeFrame, routeOf } from '../shared/relay-protocol.ts';
import { createRooms } from './rooms.ts';

const test = suite('rooms');

function counting(from = 1) {
  let number = from;
  return () => number++;
}

function member() {
  const got: Uint8Array[] = [];
  return { got, send: (frame: Uint8Array) => got.push(frame) };
}

function roomOf(count: number, maxRoomSize = 16) {
  const rooms = createRooms({ maxRoomSize, randomNumber: counting() });
  const members = Array.from({ length: count }, member);
  const seats = members.map((each) => rooms.join('a', each)!);
  return { rooms, members, seats };
}

const body = Uint8Array.of(7, 8, 9);

test('joining sends nothing to anybody', () => {
  const { members } = roomOf(3);
  assert.equal(
    members.map(({ got }) => got.length),
    [0, 0, 0],
  );
});

test('a frame for everybody reaches all others with the number of its sender, as the same bytes', () => {
  const { rooms, members, seats } = roomOf(3);
  const frame = encodeFrame(0, body);
  assert.is(rooms.route(seats[1]!, frame), 2);
  assert.is(members[0]?.got[0], frame);
  assert.is(members[2]?.got[0], frame);
  assert.is(members[1]?.got.length, 0);
  assert.equal(decodeFrame(frame), { type: 'message', from: 2, body });
});

test('a frame for one reaches only that one', () => {
  const { rooms, members, seats } = roomOf(3);
  assert.is(rooms.route(seats[0]!, encodeFrame(3, body)), 1);
  assert.equal(
    members.map(({ got }) => got.length),
    [0, 0, 1],
  );
});

test('a frame for nobody, for its sender, or for a member of another room reaches nobody', () => {
  const { rooms, members, seats } = roomOf(2);
  const stranger = member();
  const elsewhere = rooms.join('b', stranger)!;
  for (const to of [99, 1, elsewhere.number]) {
    assert.is(rooms.route(seats[0]!, encodeFrame(to, body)), 0);
  }
  assert.is(members[1]?.got.length, 0);
  assert.is(stranger.got.length, 0);
});

test('who leaves is announced to the others once, gets nothing more and can say nothing more', () => {
  const { rooms, members, seats } = roomOf(3);
  rooms.leave(seats[0]!);
  rooms.leave(seats[0]!);
  assert.equal(members[1]?.got.map(decodeFrame), [{ type: 'left', member: 1 }]);
  rooms.route(seats[1]!, encodeFrame(0, body));
  assert.is(members[0]?.got.length, 0);
  assert.is(rooms.route(seats[0]!, encodeFrame(0, body)), 0);
});

test('who is forgotten goes without a word', () => {
  const { rooms, members, seats } = roomOf(2);
  rooms.forget(seats[0]!);
  assert.is(members[1]?.got.length, 0);
  assert.is(rooms.sizeWith(seats[1]!), 1);
});

test('a full room takes nobody until somebody leaves', () => {
  const { rooms, seats } = roomOf(2, 2);
  assert.is(rooms.join('a', member()), null);
  rooms.leave(seats[0]!);
  assert.ok(rooms.join('a', member()));
});

test('a room is gone with its last member', () => {
  const { rooms, seats } = roomOf(2);
  rooms.join('b', member());
  assert.equal([...rooms.sizes()].sort(), [
    [1, 1],
    [2, 1],
  ]);
  for (const seat of seats) rooms.leave(seat);
  assert.is(rooms.count(), 1);
});

test('a number is never 0 and never given twice in a room', () => {
  const numbers = [0, 5, 5, 0, 6];
  const rooms = createRooms({ maxRoomSize: 9, randomNumber: () => numbers.shift()! });
  assert.is(rooms.join('a', member())?.number, 5);
  assert.is(rooms.join('a', member())?.number, 6);
});

test('numbers use all 32 bits', () => {
  const rooms = createRooms({ maxRoomSize: 2, randomNumber: () => 0xfffffffe });
  const listener = member();
  const speaker = rooms.join('a', member())!;
  assert.is(speaker.number, 0xfffffffe);
  const other = createRooms({ maxRoomSize: 2, randomNumber: counting(0xfffffffe) });
  const seat = other.join('a', member())!;
  other.join('a', listener);
  other.route(seat, encodeFrame(0, body));
  assert.is(routeOf(listener.got[0]!), 0xfffffffe);
});

test('a member that leaves while a frame is passed on does not keep it from the others', () => {
  const rooms = createRooms({ maxRoomSize: 9, randomNumber: counting() });
  const speaker = rooms.join('a', member())!;
  const slow = { send: () => rooms.leave(slowSeat) };
  const slowSeat = rooms.join('a', slow)!;
  const last = member();
  rooms.join('a', last);
  rooms.route(speaker, encodeFrame(0, body));
  assert.equal(
    last.got.map((frame) => decodeFrame(frame)?.type),
    ['left', 'message'],
  );
});

test.run();
