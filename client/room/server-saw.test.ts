// What the relay can read of a frame: a number and a size, and its own words.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  encodeBeat,
  encodeFrame,
  encodeLeft,
  encodeNotice,
  encodeTurn,
} from '../../shared/relay-protocol.ts';
import { createFakeClock } from '../../test/support/fake-clock.ts';
import { createRelayRecord } from '../signaling/relay-record.ts';
import { followServerSaw, serverSaw } from './server-saw.ts';

const test = suite('server-saw');
const address = {
  url: 'wss://meet.example/relay/RUitLYrSqraGW9iHfrAUtA',
  protocols: ['schnack.1', 'k6ddwCcDQDF-BrY5aPOIag'],
};
const bytes = (text: string) => new TextEncoder().encode(text);

test('of what members say it is a number and a size, of what it says itself everything', () => {
  const record = createRelayRecord(() => 5);
  const line = record.connect(address);
  line.sent(encodeFrame(0, new Uint8Array(280)));
  line.sent(encodeFrame(77, new Uint8Array(1_048)));
  line.received(encodeFrame(78, new Uint8Array(280)));
  line.received(encodeLeft(78));
  line.received(encodeTurn(bytes('{"iceServers":[]}')));
  line.received(encodeNotice('draining'));
  line.received(encodeBeat());
  line.received(encodeFrame(0, Uint8Array.of(99)));
  assert.equal(
    serverSaw(record).frames.map(({ direction, route, content }) => [direction, route, content]),
    [
      ['sent', 0, { type: 'sealed', sizeBytes: 280 }],
      ['sent', 77, { type: 'sealed', sizeBytes: 1_048 }],
      ['received', 78, { type: 'sealed', sizeBytes: 280 }],
      ['received', 0, { type: 'left', member: 78 }],
      ['received', 0, { type: 'turn', text: '{"iceServers":[]}' }],
      ['received', 0, { type: 'notice' }],
      ['received', 0, { type: 'beat' }],
      ['received', 0, { type: 'other' }],
    ],
  );
});

test('a sent frame is never taken for the words of the relay', () => {
  const record = createRelayRecord(() => 5);
  record.connect(address).sent(encodeLeft(78));
  assert.is(serverSaw(record).frames[0]?.content.type, 'sealed');
});

test('of the request it is host, room and proof', () => {
  const record = createRelayRecord(() => 5);
  record.connect(address).opened();
  assert.equal(serverSaw(record).connections, [
    {
      number: 1,
      atMs: 5,
      closedAtMs: null,
      isAccepted: true,
      host: 'meet.example',
      room: 'RUitLYrSqraGW9iHfrAUtA',
      proof: 'k6ddwCcDQDF-BrY5aPOIag',
    },
  ]);
});

test('broken frames and what fell out count in the sums only', () => {
  const record = createRelayRecord(() => 5);
  const line = record.connect(address);
  line.received(Uint8Array.of(1, 2));
  for (let count = 1; count <= 510; count += 1) line.received(encodeFrame(count, bytes('a')));
  const { frames, forgottenFrames, totals } = serverSaw(record);
  assert.is(frames.length, 500);
  assert.is(forgottenFrames, 11);
  assert.is(totals.receivedFrames, 511);
});

test('whoever looks sees what comes', () => {
  const clock = createFakeClock();
  const life = new AbortController();
  const record = createRelayRecord(() => 5);
  const line = record.connect(address);
  const seen = followServerSaw(record, clock, life.signal);
  const before = seen.value;
  clock.advance(2_000);
  assert.is(seen.value, before, 'nothing came');
  line.sent(encodeFrame(0, new Uint8Array(9)));
  clock.advance(500);
  assert.is(seen.value.frames.length, 1);
  life.abort();
});

test.run();
