// What Chromium and Firefox say of a link's protection, as the same words.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { linkSecurity } from './link-security.ts';

const test = suite('link-security');

type Entry = { type: string; id: string; [field: string]: unknown };
function reduce(...entries: Entry[]) {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return linkSecurity(byId, byId.get('p'));
}

const pair = { type: 'candidate-pair', id: 'p', localCandidateId: 'l', remoteCandidateId: 'r' };
const transport = {
  type: 'transport',
  id: 't',
  tlsVersion: 'FEFC',
  dtlsCipher: 'TLS_AES_128_GCM_SHA256',
  srtpCipher: 'SRTP_AES128_CM_HMAC_SHA1_80',
};

test('Chromium 156 and Firefox 153 tell all of it', () => {
  const reduced = reduce(
    transport,
    pair,
    { type: 'local-candidate', id: 'l', candidateType: 'host', protocol: 'udp' },
    { type: 'remote-candidate', id: 'r', candidateType: 'prflx', protocol: 'udp' },
    { type: 'codec', id: 'c1', mimeType: 'audio/opus' },
    { type: 'codec', id: 'c2', mimeType: 'video/VP8' },
    { type: 'codec', id: 'c3', mimeType: 'video/H264' },
    { type: 'inbound-rtp', id: 'i1', codecId: 'c1' },
    // Firefox has a codec for each direction.
    { type: 'outbound-rtp', id: 'o1', codecId: 'c1' },
    { type: 'inbound-rtp', id: 'i2', codecId: 'c2' },
    // A source that is off sends nothing yet.
    { type: 'inbound-rtp', id: 'i3' },
  );
  assert.equal(reduced, {
    dtlsVersion: 'DTLS 1.3',
    dtlsCipher: 'TLS_AES_128_GCM_SHA256',
    srtpProfile: 'SRTP_AES128_CM_HMAC_SHA1_80',
    local: 'host',
    remote: 'prflx',
    protocol: 'udp',
    codecs: ['VP8', 'opus'],
  });
});

test('older names of profiles become those of the registry', () => {
  const profile = (srtpCipher: string) => reduce({ ...transport, srtpCipher }).srtpProfile;
  assert.is(profile('AES_CM_128_HMAC_SHA1_80'), 'SRTP_AES128_CM_HMAC_SHA1_80');
  assert.is(profile('AEAD_AES_128_GCM'), 'SRTP_AEAD_AES_128_GCM');
  assert.is(profile('SRTP_AEAD_AES_256_GCM'), 'SRTP_AEAD_AES_256_GCM');
  assert.is(reduce({ ...transport, tlsVersion: 'fefd' }).dtlsVersion, 'DTLS 1.2');
});

test('on the way to a TURN server its protocol counts', () => {
  const relayed = { type: 'local-candidate', id: 'l', candidateType: 'relay', protocol: 'udp' };
  assert.is(reduce(pair, { ...relayed, relayProtocol: 'tls' }).protocol, 'tls');
  assert.is(reduce(pair, { ...relayed, relayProtocol: 'quic' }).protocol, null);
});

test('a browser that tells nothing, or nonsense, leaves it open', () => {
  const nothing = {
    dtlsVersion: null,
    dtlsCipher: null,
    srtpProfile: null,
    local: null,
    remote: null,
    protocol: null,
    codecs: [],
  };
  assert.equal(reduce(), nothing);
  assert.equal(
    reduce(
      { type: 'transport', id: 't', tlsVersion: 'FFFF', dtlsCipher: 'a\nb', srtpCipher: 7 },
      pair,
      { type: 'local-candidate', id: 'l', candidateType: 'odd', protocol: 'carrier pigeon' },
    ),
    nothing,
  );
});

test.run();
