// Packing and padding.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { concatBytes, randomBytes } from '../kit/bytes.ts';
import { pack, paddedSize, unpack } from './padding.ts';

const test = suite('padding');

test('content of any size comes back as it went', async () => {
  for (const size of [
    0, 1, 250, 251, 252, 1_018, 1_019, 1_020, 4_091, 5_000, 16_379, 16_380, 60_000,
  ]) {
    for (const content of [new Uint8Array(size).fill(65), randomBytes(size)]) {
      assert.equal(await unpack(await pack(content)), content, `${size} bytes`);
    }
  }
});

test('what leaves has the size of a class, whatever went in', async () => {
  const classes = new Set([256, 1_024, 4_096, 16_384]);
  for (const size of [0, 10, 251, 252, 1_000, 1_019, 3_000, 4_000, 16_379]) {
    const { length } = await pack(randomBytes(size));
    assert.ok(classes.has(length), `${size} bytes become ${length}`);
  }
});

test('size classes have no gap, and go on in steps of the largest', () => {
  const rows = [
    [0, 256],
    [256, 256],
    [257, 1_024],
    [1_025, 4_096],
    [4_097, 16_384],
    [16_385, 32_768],
    [40_000, 49_152],
  ] as const;
  for (const [bytes, size] of rows) assert.is(paddedSize(bytes), size);
});

test('a description is deflated where that pays', async () => {
  const sdp = new TextEncoder().encode('a=rtpmap:111 opus/48000/2\r\n'.repeat(300));
  assert.is((await pack(sdp)).length, 256);
});

test('what is no packed content is null', async () => {
  const good = await pack(Uint8Array.of(1, 2, 3));
  const long = good.slice();
  new DataView(long.buffer).setUint32(1, 4_000_000_000);
  const unknown = good.slice();
  unknown[0] = 7;
  const notDeflated = good.slice();
  notDeflated[0] = 1;
  for (const bad of [new Uint8Array(0), new Uint8Array(4), long, unknown, notDeflated]) {
    assert.is(await unpack(bad), null);
  }
});

test('a deflate bomb is stopped', async () => {
  const bomb = new Blob([new Uint8Array(8 * 1024 * 1024)])
    .stream()
    .pipeThrough(new CompressionStream('deflate-raw'));
  const deflated = new Uint8Array(await new Response(bomb).arrayBuffer());
  const head = new Uint8Array(5);
  head[0] = 1;
  new DataView(head.buffer).setUint32(1, deflated.length);
  assert.is(await unpack(concatBytes(head, deflated)), null);
});

test('random bytes never throw', async () => {
  for (let turn = 0; turn < 100; turn += 1) {
    const bytes = randomBytes(64);
    bytes[0] = turn % 3;
    bytes.fill(0, 1, 4);
    bytes[4] = 50;
    await unpack(bytes);
  }
});

test.run();
