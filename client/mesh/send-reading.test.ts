// Reports of one sender, reduced.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { reduceSending } from './send-reading.ts';

const test = suite('send-reading');

const outbound = {
  type: 'outbound-rtp',
  id: 'o',
  active: true,
  framesPerSecond: 14,
  qualityLimitationReason: 'bandwidth',
  packetsSent: 50,
  totalPacketSendDelay: 0.25,
  pliCount: 2,
};
const source = { type: 'media-source', id: 's', framesPerSecond: 30 };
const path = [
  { type: 'transport', id: 't', selectedCandidatePairId: 'p' },
  {
    type: 'candidate-pair',
    id: 'p',
    availableOutgoingBitrate: 480_000,
    currentRoundTripTime: 0.04,
    responsesReceived: 3,
    bytesSent: 9_000,
  },
];

test('a camera on its way', () => {
  assert.equal(reduceSending([outbound, source, ...path]), {
    availableKbps: 480,
    limitedBy: 'bandwidth',
    sourceFps: 30,
    sentFps: 14,
    roundTripMs: 40,
    roundTrips: 3,
    packetsSent: 50,
    sendDelayMs: 250,
    pliCount: 2,
    bytesSent: 9_000,
  });
});

test('what is paused, or has no track, is limited by nothing', () => {
  const paused = { ...outbound, active: false };
  assert.is(reduceSending([paused, source, ...path]).limitedBy, null);
  assert.is(reduceSending([outbound, ...path]).limitedBy, null);
});

test('a browser that tells little leaves gaps', () => {
  assert.equal(reduceSending([{ type: 'outbound-rtp', id: 'o' }, source]), {
    availableKbps: null,
    limitedBy: 'none',
    sourceFps: 30,
    sentFps: null,
    roundTripMs: null,
    roundTrips: 0,
    packetsSent: 0,
    sendDelayMs: 0,
    pliCount: 0,
    bytesSent: 0,
  });
});

test.run();
