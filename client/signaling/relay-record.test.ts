// The record of what the relay sees: complete sums, and no more memory than it may take.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createRelayRecord } from './relay-record.ts';

const test = suite('relay-record');
const address = { url: 'ws://relay.test/relay/room', protocols: ['schnack.1', 'proof'] };
const frameOf = (sizeBytes: number, byte: number) => new Uint8Array(sizeBytes).fill(byte);

test('frames are kept as they were, in order, with their connection', () => {
  let nowMs = 0;
  const record = createRelayRecord(() => (nowMs += 10));
  const first = record.connect(address);
  first.opened();
  const frame = Uint8Array.of(0, 0, 0, 0, 7);
  first.sent(frame);
  first.closed();
  const second = record.connect(address);
  second.received(Uint8Array.of(0, 0, 0, 9));
  assert.equal(record.frames(), [
    {
      sequence: 1,
      connection: 1,
      direction: 'sent',
      atMs: 20,
      times: 1,
      lastAtMs: 20,
      bytes: frame,
    },
    {
      sequence: 2,
      connection: 2,
      direction: 'received',
      atMs: 50,
      times: 1,
      lastAtMs: 50,
      bytes: Uint8Array.of(0, 0, 0, 9),
    },
  ]);
  assert.equal(
    record.connections().map(({ isAccepted, closedAtMs }) => [isAccepted, closedAtMs]),
    [
      [true, 30],
      [false, null],
    ],
  );
});

test('what falls out of the record stays in the sums', () => {
  const record = createRelayRecord();
  const line = record.connect(address);
  for (let count = 0; count < 600; count += 1) line.sent(frameOf(10, count));
  assert.is(record.frames().length, 500);
  assert.is(record.frames()[0]?.sequence, 101);
  assert.equal(record.totals(), {
    sentFrames: 600,
    sentBytes: 6_000,
    receivedFrames: 0,
    receivedBytes: 0,
    connections: 1,
  });
});

test('the same bytes in a row are one entry that counts', () => {
  let nowMs = 0;
  const record = createRelayRecord(() => (nowMs += 10));
  const line = record.connect(address);
  for (let count = 0; count < 3; count += 1) line.received(frameOf(5, 4));
  line.sent(frameOf(5, 4));
  record.connect(address).sent(frameOf(5, 4));
  assert.equal(
    record.frames().map(({ sequence, times, atMs, lastAtMs }) => [sequence, times, atMs, lastAtMs]),
    [
      [1, 3, 20, 40],
      [4, 1, 50, 50],
      [5, 1, 70, 70],
    ],
  );
  assert.is(record.totals().receivedFrames, 3);
  assert.is(record.totals().receivedBytes, 15);
});

test('large frames fall out earlier, connections too', () => {
  const record = createRelayRecord();
  const line = record.connect(address);
  for (let count = 0; count < 40; count += 1) line.received(frameOf(65_536, count));
  assert.is(record.frames().length, 16);
  for (let count = 0; count < 60; count += 1) record.connect(address);
  assert.is(record.connections().length, 50);
  assert.is(record.totals().connections, 61);
});

test('somebody who looks can tell whether anything has changed', () => {
  const record = createRelayRecord();
  const line = record.connect(address);
  const before = record.version();
  line.received(Uint8Array.of(1, 2, 3, 4));
  assert.ok(record.version() > before);
});

test.run();
