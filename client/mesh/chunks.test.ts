// Cutting messages to frames and putting them together again.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { randomBytes } from '../kit/bytes.ts';
import { createAssembler, split } from './chunks.ts';

const test = suite('chunks');
const KIB = 1024;

function together(frames: readonly Uint8Array<ArrayBuffer>[]) {
  const assemble = createAssembler();
  const messages = frames.map((frame) => assemble(frame)).filter((message) => message !== null);
  return messages.map(({ channel, data }) => ({ channel, data }));
}

test('a message of any size comes back as it went', () => {
  for (const size of [0, 1, 16 * KIB - 3, 16 * KIB - 2, 16 * KIB, 100 * KIB, 1000 * KIB]) {
    const data = randomBytes(Math.min(size, 65_536));
    const message =
      size > 65_536 ? new Uint8Array(size).map((_, at) => data[at % 65_536] ?? 0) : data;
    assert.equal(together(split('a', message)), [{ channel: 'a', data: message }], `${size} bytes`);
  }
});

test('no frame is larger than every browser takes', () => {
  for (const name of ['a', 'x'.repeat(64)]) {
    const frames = split(name, new Uint8Array(100 * KIB));
    assert.ok(frames.every(({ length }) => length <= 16 * KIB));
  }
});

test('messages of several channels may interleave', () => {
  const a = split('a', new Uint8Array(40 * KIB).fill(1));
  const b = split('b', new Uint8Array(40 * KIB).fill(2));
  const mixed = a.flatMap((frame, at) => [frame, b[at] ?? frame]);
  assert.equal(
    together(mixed).map(({ channel, data }) => [channel, data.length, data[0]]),
    [
      ['a', 40 * KIB, 1],
      ['b', 40 * KIB, 2],
    ],
  );
});

test('a name that is too long is a mistake of ours', () => {
  assert.throws(() => split('x'.repeat(65), new Uint8Array(0)), RangeError);
});

test('nonsense is dropped', () => {
  const assemble = createAssembler();
  for (const frame of [[], [0], [0, 200], [0, 5, 65], [0, 2, 0xff, 0xfe]]) {
    assert.is(assemble(Uint8Array.from(frame)), null);
  }
  assert.equal(assemble(Uint8Array.of(0, 1, 65, 9)), { channel: 'A', data: Uint8Array.of(9) });
});

test('a message without end is dropped, and the channel works again after it', () => {
  const assemble = createAssembler();
  const piece = Uint8Array.from([1, 1, 97, ...new Uint8Array(16_000)]);
  for (let count = 0; count < 300; count += 1) assert.is(assemble(piece), null);
  assemble(Uint8Array.of(0, 1, 97));
  assert.equal(assemble(Uint8Array.of(0, 1, 97, 5)), { channel: 'a', data: Uint8Array.of(5) });
});

test('more open channels than anybody needs are dropped', () => {
  const assemble = createAssembler();
  for (let count = 0; count < 100; count += 1) {
    assemble(Uint8Array.of(1, 2, 48 + (count % 10), 48 + Math.floor(count / 10), 7));
  }
  assert.equal(assemble(Uint8Array.of(0, 2, 48, 48, 8))?.data, Uint8Array.of(7, 8));
  assert.equal(assemble(Uint8Array.of(0, 2, 57, 57, 8))?.data, Uint8Array.of(8));
});

test.run();
