// Tests that a problem report tells what happened and nothing about who it was.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { problemReport, scrub, type ReportFacts } from './problem-report.ts';

const test = suite('problem report');

const ANNA = { id: 'a1B2c3D4e5F6g7H8i9J0kA', name: 'Anna Ahlers' };
const BENT = { id: 'zZ-9_8YyXxWwVvUuTtSsRr', name: 'Bent Brodersen (Kreis)' };
const GONE = { id: 'gGgGgGgGgGgGgGgGgGgGgG', name: 'Özlem' };
const met = [ANNA, BENT, GONE];
const FINGERPRINT = Array.from({ length: 32 }, (_, byte) =>
  (byte + 160).toString(16).toUpperCase(),
).join(':');

const SECRETS = [
  ...met.flatMap(({ id, name }) => [id, ...name.split(' ')]),
  '192.168.178.23',
  '2001:db8:85a3::8a2e:370:7334',
  'fe80::1c2d',
  '5b1f6d0e-1111-4222-8333-444455556666.local',
  'schnack.example.org',
  'anna@example.org',
  FINGERPRINT,
  'bWVldGluZy1zZWNyZXQtb2YtdGhpcy1saW5r',
  '78CCUNib-9x',
];

const LINES = [
  `open to recovering with ${BENT.id}`,
  'Bent Brodersen (Kreis) and özlem left, Anna stayed',
  'candidate 192.168.178.23:51234 typ host',
  'candidate 2001:db8:85a3::8a2e:370:7334 typ srflx',
  'candidate fe80::1c2d typ host',
  'candidate 5b1f6d0e-1111-4222-8333-444455556666.local 9 typ host',
  'no config.json from https://schnack.example.org/config.json',
  'turn:schnack.example.org:3478?transport=udp failed',
  'mail anna@example.org',
  `fingerprint sha-256 ${FINGERPRINT}`,
  'key bWVldGluZy1zZWNyZXQtb2YtdGhpcy1saW5r==',
  'at /#78CCUNib-9x',
];

const FACTS: ReportFacts = {
  build: 'ab12cd34',
  at: new Date('2026-11-23T09:34:56Z'),
  durationMs: 61_000,
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0.0.0',
  language: 'de',
  online: true,
  relay: 'open',
  health: { level: 'weak', overall: null, people: [{ id: BENT.id, code: 'weak' }] },
  met,
  links: [
    {
      id: BENT.id,
      health: 'weak',
      build: 'built by Bent',
      figures: {
        roundTripMs: 612.4,
        lossShare: 0.1234,
        receivedKbps: 300,
        sentKbps: 150,
        relayed: true,
        security: {
          dtlsVersion: 'DTLS 1.3',
          dtlsCipher: 'TLS_AES_128_GCM_SHA256',
          srtpProfile: 'SRTP_AES128_CM_HMAC_SHA1_80',
          local: 'relay',
          remote: 'host',
          protocol: 'tls',
          codecs: ['VP8', 'opus'],
        },
        framesDecoded: 30,
        framesEncoded: 30,
      },
    },
  ],
  counts: { nonsense: 2, flooded: 0 },
  log: LINES.map((text, index) => ({ atMs: index * 1000, level: 'info', area: 'link', text })),
};

test('no name, address, id or key is in it', () => {
  const report = problemReport(FACTS);
  for (const secret of SECRETS)
    assert.not(report.toLowerCase().includes(secret.toLowerCase()), `${secret} is in ${report}`);
});

test('it tells what happened, with people as P1, P2 and so on', () => {
  const report: unknown = JSON.parse(problemReport(FACTS));
  const text = JSON.stringify(report);
  for (const part of [
    '"build":"ab12cd34"',
    '"madeAt":"2026-11-23T09:34Z"',
    '"browser":"Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0.0.0"',
    '"P2 weak"',
    '"to":"P2","health":"weak","path":"by TURN","roundTripMs":612,"lossPercent":12.3',
    '"dtlsVersion":"DTLS 1.3","dtlsCipher":"TLS_AES_128_GCM_SHA256"',
    '"srtpProfile":"SRTP_AES128_CM_HMAC_SHA1_80","local":"relay","remote":"host"',
    '"sameBuild":false',
    '"nonsense":2',
    '0.0 s info link: open to recovering with P2',
    'P2 and P3 left, P1 stayed',
  ])
    assert.ok(text.includes(part), `${part} is missing in ${text}`);
});

test('ordinary lines stay as they are', () => {
  for (const line of [
    'recovering to open',
    'ended: ice-failed after 12.5 s',
    'microphone: NotAllowedError',
    'no storage: QuotaExceededError',
  ])
    assert.is(scrub(line, met), line);
});

test('a short name is no part of another word, and letters of a pattern are letters', () => {
  const odd = [{ id: 'x'.repeat(22), name: 'An (.*)' }];
  assert.is(scrub('An answer for An', odd), 'P1 answer for P1');
  assert.is(scrub('everything else', odd), 'everything else');
});

test.run();
