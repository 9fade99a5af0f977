// Reports of Chromium and Firefox, reduced.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { reduceStats } from './link-stats.ts';

const test = suite('link-stats');

const media = [
  { type: 'inbound-rtp', id: 'i1', packetsReceived: 10, packetsLost: 1, framesDecoded: 30 },
  { type: 'inbound-rtp', id: 'i2', packetsReceived: 5, packetsLost: 2 },
  { type: 'outbound-rtp', id: 'o1', framesEncoded: 40 },
  { type: 'local-candidate', id: 'l1', candidateType: 'host' },
  { type: 'remote-candidate', id: 'r1', candidateType: 'relay' },
];
const pair = {
  type: 'candidate-pair',
  id: 'p1',
  currentRoundTripTime: 0.05,
  bytesSent: 100,
  bytesReceived: 200,
  localCandidateId: 'l1',
  remoteCandidateId: 'r1',
};
const other = {
  type: 'candidate-pair',
  id: 'p2',
  currentRoundTripTime: 9,
  bytesSent: 9,
  bytesReceived: 9,
};
const expected = {
  roundTripMs: 50,
  packetsReceived: 15,
  packetsLost: 3,
  framesDecoded: 30,
  framesEncoded: 40,
  bytesReceived: 200,
  bytesSent: 100,
  relayed: true,
  security: {
    dtlsVersion: null,
    dtlsCipher: null,
    srtpProfile: null,
    local: 'host',
    remote: 'relay',
    protocol: null,
    codecs: [],
  },
};

test('Chromium names the pair in the transport', () => {
  const transport = { type: 'transport', id: 't', selectedCandidatePairId: 'p1' };
  assert.equal(reduceStats([other, pair, transport, ...media]), expected);
});

test('Firefox marks the pair', () => {
  assert.equal(reduceStats([other, { ...pair, selected: true }, ...media]), expected);
});

test('an empty report is nothing yet', () => {
  assert.equal(reduceStats([]), {
    roundTripMs: null,
    packetsReceived: 0,
    packetsLost: 0,
    framesDecoded: 0,
    framesEncoded: 0,
    bytesReceived: 0,
    bytesSent: 0,
    relayed: false,
    security: {
      dtlsVersion: null,
      dtlsCipher: null,
      srtpProfile: null,
      local: null,
      remote: null,
      protocol: null,
      codecs: [],
    },
  });
});

test('fields of a wrong type count as nothing', () => {
  const odd = { type: 'inbound-rtp', id: 'x', packetsReceived: 'many', packetsLost: Number.NaN };
  assert.is(reduceStats([odd]).packetsReceived, 0);
  assert.is(reduceStats([odd]).packetsLost, 0);
});

test.run();
