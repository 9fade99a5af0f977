// The frames between client and relay, there and back, and nonsense.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  decodeFrame,
  encodeBeat,
  encodeFrame,
  encodeLeft,
  encodeNotice,
  encodeTurn,
  routeOf,
  setRoute,
} from './relay-protocol.ts';

const test = suite('relay-protocol');

const body = Uint8Array.of(1, 2, 3);

test('a frame is four bytes, big-endian, and the sealed bytes', () => {
  assert.equal([...encodeFrame(0x01020304, body)], [1, 2, 3, 4, 1, 2, 3]);
  assert.equal([...encodeFrame(0xffffffff, body)].slice(0, 4), [255, 255, 255, 255]);
});

test('the relay exchanges the number in place and the rest stays', () => {
  const frame = encodeFrame(7, body);
  setRoute(frame, 0xfedcba98);
  assert.is(routeOf(frame), 0xfedcba98);
  assert.equal(decodeFrame(frame), { type: 'message', from: 0xfedcba98, body });
});

test('a frame that lies in a larger buffer is read at its own place', () => {
  const large = new Uint8Array(20);
  large.set(encodeFrame(9, body), 5);
  assert.equal(decodeFrame(large.subarray(5, 12)), { type: 'message', from: 9, body });
});

test('reads what the relay itself says', () => {
  assert.equal(decodeFrame(encodeLeft(0x80000001)), { type: 'left', member: 0x80000001 });
  assert.equal(decodeFrame(encodeTurn(body)), { type: 'turn', json: body });
  assert.equal(decodeFrame(encodeNotice('draining')), { type: 'notice', notice: 'draining' });
  assert.equal(decodeFrame(encodeBeat()), { type: 'beat' });
  assert.equal([...encodeBeat()], [0, 0, 0, 0, 4]);
});

const nonsense: [string, number[]][] = [
  ['nothing', []],
  ['three bytes', [0, 0, 0]],
  ['the relay without a kind', [0, 0, 0, 0]],
  ['an unknown kind', [0, 0, 0, 0, 99, 1]],
  ['a short left', [0, 0, 0, 0, 1, 0, 0, 1]],
  ['a long left', [0, 0, 0, 0, 1, 0, 0, 0, 1, 1]],
  ['an unknown notice', [0, 0, 0, 0, 3, 99]],
  ['an empty notice', [0, 0, 0, 0, 3]],
];
for (const [name, bytes] of nonsense) {
  test(`${name} is dropped`, () => assert.is(decodeFrame(Uint8Array.from(bytes)), null));
}

test.run();
