// The way of a link in one word, the short form of a certificate, and who runs another program.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { linkSecurity, type CandidateKind } from '../mesh/link-security.ts';
import { isOtherBuild, shortFingerprint, wayOf, type Way } from './link-details.ts';

const test = suite('link-details');
const nothing = linkSecurity(new Map(), undefined);

test('the kinds of both ends make one way', () => {
  const table: [CandidateKind | null, CandidateKind | null, Way | null][] = [
    ['host', 'host', 'direct'],
    ['host', 'prflx', 'router'],
    ['srflx', 'host', 'router'],
    ['relay', 'host', 'ownDetour'],
    ['relay', 'relay', 'ownDetour'],
    ['srflx', 'relay', 'otherDetour'],
    [null, 'host', null],
    ['host', null, null],
  ];
  for (const [local, remote, way] of table) {
    assert.is(wayOf({ ...nothing, local, remote }), way, `${local} to ${remote}`);
  }
});

test('the short form is the first eight bytes, in groups', () => {
  const fingerprint = Uint8Array.from({ length: 32 }, (_, index) => index * 9);
  assert.is(shortFingerprint(fingerprint), '0009 121B 242D 363F');
});

test('another build is told only by one who knows the own', () => {
  assert.is(isOtherBuild('aa11', 'aa11'), false);
  assert.is(isOtherBuild('aa11', 'bb22'), true);
  assert.is(isOtherBuild('aa11', ''), true);
  assert.is(isOtherBuild('', 'bb22'), false);
});

test.run();
