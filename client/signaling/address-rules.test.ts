// Nothing of an own address is left in what is told when addresses are hidden.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hiddenCandidate, hiddenDescription } from './address-rules.ts';

const test = suite('address-rules');

const candidates: [what: string, candidate: string, told: string | null][] = [
  ['of this device', 'candidate:1 1 udp 2113937151 192.168.7.20 54400 typ host generation 0', null],
  ['by a local name', 'candidate:1 1 udp 2113937151 4f2c.local 54400 typ host', null],
  [
    'as seen from outside',
    'candidate:2 1 UDP 1 203.0.113.9 40 typ srflx raddr 10.0.0.7 rport 9',
    null,
  ],
  [
    'seen by the other',
    'candidate:2 1 udp 1 203.0.113.9 40 typ prflx raddr 10.0.0.7 rport 9',
    null,
  ],
  ['over TCP', 'candidate:3 1 tcp 15 192.168.7.20 9 typ host tcptype active', null],
  [
    'of the TURN server',
    'candidate:4 1 udp 41819902 198.51.100.1 50001 typ relay raddr 203.0.113.9 rport 40 generation 0',
    'candidate:4 1 udp 41819902 198.51.100.1 50001 typ relay raddr 0.0.0.0 rport 0 generation 0',
  ],
  [
    'of the TURN server, with an IPv6 address behind it',
    'candidate:4 1 udp 4 198.51.100.1 50001 typ relay raddr 2001:db8::7 rport 40',
    'candidate:4 1 udp 4 198.51.100.1 50001 typ relay raddr 0.0.0.0 rport 0',
  ],
  ['that ends them', '', ''],
  ['that is nonsense', 'candidate:typ relay 192.168.7.20', null],
  ['that claims to be two things', 'candidate:1 1 udp 1 192.168.7.20 5 typ host typ relay', null],
];
for (const [what, candidate, told] of candidates) {
  test(`a candidate ${what} is ${told === null ? 'not told' : 'told'}`, () =>
    assert.is(hiddenCandidate(candidate), told));
}

const SDP = [
  'v=0',
  'o=- 4611 2 IN IP4 192.168.7.20',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0 1',
  'm=audio 54400 UDP/TLS/RTP/SAVPF 111',
  'c=IN IP6 2001:db8::20',
  'a=rtcp:54401 IN IP4 192.168.7.20',
  'a=candidate:1 1 udp 2113937151 192.168.7.20 54400 typ host generation 0',
  'a=candidate:4 1 udp 4 198.51.100.1 50001 typ relay raddr 192.168.7.20 rport 40',
  'a=ice-ufrag:abcd',
  'a=fingerprint:sha-256 00:11',
  'm=video 0 UDP/TLS/RTP/SAVPF 96',
  'a=inactive',
  '',
].join('\r\n');

test('a description keeps what it needs and loses every own address', () => {
  const told = hiddenDescription(SDP);
  assert.not.match(told, '192.168.7.20');
  assert.not.match(told, '2001:db8');
  assert.not.match(told, /544\d\d/);
  for (const kept of ['a=ice-ufrag:abcd', 'a=fingerprint:', '198.51.100.1 50001 typ relay'])
    assert.match(told, kept);
  assert.match(told, 'm=audio 9 UDP/TLS/RTP/SAVPF 111');
  assert.match(told, 'm=video 0 UDP/TLS/RTP/SAVPF 96');
  assert.is(hiddenDescription(told), told, 'twice is once');
});

test.run();
