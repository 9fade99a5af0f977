// Named channels with back-pressure, over a carrier that fills up.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Bytes } from '../kit/bytes.ts';
import { createChannelMux } from './channel-mux.ts';

const test = suite('channel-mux');
const KIB = 1024;

function setUp() {
  const sent: { data: Bytes; lossy: boolean }[] = [];
  const carrier = {
    isOpen: true,
    backlog: 0,
    send(data: Bytes, lossy: boolean) {
      if (!carrier.isOpen) return false;
      sent.push({ data, lossy });
      if (!lossy) carrier.backlog += data.length;
      return true;
    },
    backlogBytes: () => carrier.backlog,
  };
  return { sent, carrier, mux: createChannelMux(carrier) };
}

test('what one side sends the other receives, channel by channel', () => {
  const { sent, mux } = setUp();
  const other = setUp().mux;
  mux.send('chat', Uint8Array.of(1));
  mux.send('beat', Uint8Array.of(2), true);
  assert.equal(
    sent.map(({ data, lossy }) => other.receive(data, lossy)),
    [
      { channel: 'chat', data: Uint8Array.of(1) },
      { channel: 'beat', data: Uint8Array.of(2) },
    ],
  );
});

test('a full carrier is not filled further, and drains in order', () => {
  const { sent, carrier, mux } = setUp();
  mux.send('file', new Uint8Array(1024 * KIB));
  const first = sent.length;
  assert.ok(carrier.backlog <= 272 * KIB, `${carrier.backlog} bytes`);
  assert.ok(mux.waitingBytes() > 700 * KIB);
  mux.drain();
  assert.is(sent.length, first, 'nothing goes while it is full');
  while (mux.waitingBytes() > 0) {
    carrier.backlog = 0;
    mux.drain();
  }
  const receiver = setUp().mux;
  const messages = sent.map(({ data }) => receiver.receive(data, false)).filter(Boolean);
  assert.is(messages.length, 1);
  assert.is(messages[0]?.data.length, 1024 * KIB);
});

test('a writer that does not listen is refused, and what it sent before arrives', () => {
  const { carrier, mux } = setUp();
  carrier.backlog = 1024 * KIB;
  let taken = 0;
  while (mux.send('file', new Uint8Array(1024 * KIB))) taken += 1;
  assert.ok(taken >= 14 && taken <= 16, `${taken} MiB`);
  assert.ok(mux.waitingBytes() <= 16 * 1024 * KIB);
});

test('lossy data goes now or never, past what waits', () => {
  const { sent, carrier, mux } = setUp();
  carrier.backlog = 1024 * KIB;
  mux.send('file', new Uint8Array(10));
  assert.is(mux.send('beat', Uint8Array.of(1), true), true);
  assert.equal(
    sent.map(({ lossy }) => lossy),
    [true],
  );
  assert.is(mux.send('beat', new Uint8Array(17 * KIB), true), false, 'one frame or none');
  carrier.isOpen = false;
  assert.is(mux.send('beat', Uint8Array.of(1), true), false);
});

test('reliable data waits while the carrier is closed', () => {
  const { sent, carrier, mux } = setUp();
  carrier.isOpen = false;
  assert.is(mux.send('chat', Uint8Array.of(1)), true);
  assert.is(mux.waitingBytes() > 0, true);
  carrier.isOpen = true;
  mux.drain();
  assert.is(sent.length, 1);
  assert.is(mux.waitingBytes(), 0);
});

test('a short message does not wait for a long one of another channel', () => {
  const { sent, carrier, mux } = setUp();
  mux.send('file', new Uint8Array(8 * 1024 * KIB));
  mux.send('chat', Uint8Array.of(1));
  const receiver = setUp().mux;
  const arrived: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    carrier.backlog = 0;
    mux.drain();
  }
  for (const { data } of sent) {
    const message = receiver.receive(data, false);
    if (message !== null) arrived.push(message.channel);
  }
  assert.equal(arrived, ['chat']);
});

test.run();
