// Which session descriptions may reach the browser.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  descriptionFault,
  fingerprintText,
  parseFingerprint,
  withoutStaleFeedback,
} from './description-rules.ts';

const test = suite('description-rules');

const own = Uint8Array.from({ length: 32 }, (_, at) => at * 7);
const other = Uint8Array.from({ length: 32 }, (_, at) => at * 7 + 1);
const line = `a=fingerprint:sha-256 ${fingerprintText(own)}`;
const foreign = `a=fingerprint:sha-256 ${fingerprintText(other)}`;
const sha1 = `a=fingerprint:sha-1 ${fingerprintText(own.slice(0, 20))}`;

const sdp = (...lines: string[]) =>
  ['v=0', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', ...lines, ''].join('\r\n');

const rows: [what: string, sdp: string, fault: ReturnType<typeof descriptionFault>][] = [
  ['one right fingerprint', sdp(line), null],
  ['the same one in each section', sdp(line, 'm=video 9 X 96', line), null],
  ['in small letters', sdp(line.toLowerCase()), null],
  ['none', sdp(), 'no-fingerprint'],
  ['a wrong one', sdp(foreign), 'foreign-fingerprint'],
  ['a right and a wrong one', sdp(line, foreign), 'foreign-fingerprint'],
  ['a wrong and a right one', sdp(foreign, 'm=video 9 X 96', line), 'foreign-fingerprint'],
  ['a SHA-1 beside the right one', sdp(line, sha1), 'foreign-fingerprint'],
  [
    'the right bytes under another hash',
    sdp(line.replace('sha-256', 'sha-512')),
    'foreign-fingerprint',
  ],
  [
    'a wrong one hidden behind a bare line feed',
    `${sdp(line)}x\n${foreign}\r\n`,
    'foreign-fingerprint',
  ],
  [
    'a wrong one hidden behind a bare carriage return',
    `${sdp(line)}x\r${foreign}\r\n`,
    'foreign-fingerprint',
  ],
  [
    'a wrong one in capitals',
    sdp(line, foreign.replace('a=fingerprint', 'A=FINGERPRINT')),
    'foreign-fingerprint',
  ],
  ['a wrong one behind a space', sdp(line, ` ${foreign}`), 'foreign-fingerprint'],
  ['two fingerprints in one line', sdp(`${line} ${fingerprintText(other)}`), 'foreign-fingerprint'],
  ['SDES keys', sdp(line, 'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x'), 'sdes'],
  ['nine sections', sdp(line, ...Array<string>(8).fill('m=video 9 X 96')), 'too-many-sections'],
  ['eight sections', sdp(line, ...Array<string>(7).fill('m=video 9 X 96')), null],
  [
    'sixty-five candidates',
    sdp(line, ...Array<string>(65).fill('a=candidate:1 1 udp 1 192.0.2.1 9 typ host')),
    'too-many-candidates',
  ],
  ['a text without end', sdp(line, 'x'.repeat(70_000)), 'too-long'],
  ['nothing', '', 'no-fingerprint'],
];
for (const [what, text, fault] of rows) {
  test(`${fault === null ? 'accepts' : 'refuses'} ${what}`, () => {
    assert.is(descriptionFault(text, own), fault);
  });
}

test('fingerprints round-trip, and nothing else is one', () => {
  assert.equal(parseFingerprint(fingerprintText(own)), own);
  assert.equal(parseFingerprint(fingerprintText(own).toLowerCase()), own);
  for (const bad of [
    '',
    'AA',
    fingerprintText(own.slice(1)),
    `${fingerprintText(own)}:00`,
    'ZZ:'.repeat(32),
  ]) {
    assert.is(parseFingerprint(bad), null);
  }
});

test('feedback lines of payload types that a section does not offer are dropped', () => {
  const before = [
    'm=audio 9 X 111',
    'a=rtcp-fb:111 transport-cc',
    'a=rtcp-fb:96 nack',
    'm=video 9 X 96 97',
    'a=rtcp-fb:96 nack',
    'a=rtcp-fb:120 nack pli',
    'a=rtcp-fb:* nack',
    'a=rtcp-fb:97 ccm fir',
  ].join('\r\n');
  assert.equal(withoutStaleFeedback(before).split('\r\n'), [
    'm=audio 9 X 111',
    'a=rtcp-fb:111 transport-cc',
    'm=video 9 X 96 97',
    'a=rtcp-fb:96 nack',
    'a=rtcp-fb:* nack',
    'a=rtcp-fb:97 ccm fir',
  ]);
});

test.run();
