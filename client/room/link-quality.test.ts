// Tests of the word and the figures for a link.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { linkSecurity } from '../mesh/link-security.ts';
import type { LinkStats } from '../mesh/link-stats.ts';
import { linkFigures, linkQuality } from './link-quality.ts';

const test = suite('link quality');

const START: LinkStats = {
  roundTripMs: 20,
  packetsReceived: 0,
  packetsLost: 0,
  framesDecoded: 0,
  framesEncoded: 0,
  bytesReceived: 0,
  bytesSent: 0,
  relayed: false,
  security: linkSecurity(new Map(), undefined),
};
const after = (change: Partial<LinkStats>): LinkStats => ({ ...START, ...change });

test('loss that one hears is weak, and good again takes clearly less', () => {
  assert.is(linkQuality(START, after({ packetsReceived: 90, packetsLost: 10 }), 'good'), 'weak');
  assert.is(linkQuality(START, after({ packetsReceived: 95, packetsLost: 5 }), 'good'), 'good');
  assert.is(linkQuality(START, after({ packetsReceived: 95, packetsLost: 5 }), 'weak'), 'weak');
});

test('a long round trip is weak whatever arrives', () => {
  assert.is(linkQuality(null, after({ roundTripMs: 600 }), 'good'), 'weak');
});

test('a handful of packets says nothing', () => {
  assert.is(linkQuality(START, after({ packetsReceived: 5, packetsLost: 5 }), 'good'), 'good');
});

test('figures are rates over the time between two readings', () => {
  const later = after({
    packetsReceived: 90,
    packetsLost: 10,
    bytesReceived: 250_000,
    bytesSent: 125_000,
    relayed: true,
  });
  const figures = linkFigures(START, later, 2_000);
  assert.is(figures.receivedKbps, 1000);
  assert.is(figures.sentKbps, 500);
  assert.is(figures.lossShare, 0.1);
  assert.ok(figures.relayed);
});

test('the first reading, and a new connection that counts from zero, give no rates', () => {
  assert.is(linkFigures(null, after({ bytesReceived: 1_000 }), 0).receivedKbps, 0);
  assert.is(linkFigures(after({ bytesReceived: 1_000 }), START, 2_000).receivedKbps, 0);
});

test.run();
