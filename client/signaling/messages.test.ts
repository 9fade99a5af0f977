// Pair messages, and what is none.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parsePairMessage } from './messages.ts';

const test = suite('messages');
const ID = 'i'.repeat(22);
const parse = (value: unknown) => parsePairMessage(JSON.stringify(value));

test('each kind of message comes through, and nothing but its own fields', () => {
  const candidate = {
    candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host',
    sdpMid: '0',
    sdpMLineIndex: 0,
  };
  const messages = [
    { type: 'here' },
    { type: 'offer', attempt: 'abc-_1', round: 1, sdp: 'v=0' },
    { type: 'answer', attempt: 'abc-_1', round: 7, sdp: 'v=0' },
    { type: 'candidates', attempt: 'abc-_1', candidates: [candidate, { candidate: '' }] },
    { type: 'restart', attempt: 'abc-_1' },
    { type: 'bye', reason: 'left' },
    { type: 'sas-commit', check: ID, members: [ID], room: ID, commitment: 'c'.repeat(43) },
    { type: 'sas-reveal', check: ID, nonce: 'n'.repeat(22) },
    { type: 'sas-end', check: ID, reason: 'differs' },
  ];
  for (const message of messages) {
    assert.equal(parse(message), message);
    assert.equal(parse({ ...message, later: 'field' }), message);
  }
});

const junk: unknown[] = [
  null,
  7,
  'offer',
  [],
  {},
  { type: 'shutdown' },
  { type: 'constructor' },
  { type: '__proto__' },
  { type: ['here'] },
  { type: 'offer' },
  { type: 'offer', attempt: 'abcdef', round: 0, sdp: '' },
  { type: 'offer', attempt: 'abcdef', round: 1.5, sdp: '' },
  { type: 'offer', attempt: 'abcdef', round: 1, sdp: 7 },
  { type: 'offer', attempt: 'abcdef', round: 1, sdp: 'x'.repeat(65 * 1024) },
  { type: 'offer', attempt: 'too long', round: 1, sdp: '' },
  { type: 'answer', attempt: 'abcde!', round: 1, sdp: '' },
  { type: 'candidates', attempt: 'abcdef', candidates: {} },
  { type: 'candidates', attempt: 'abcdef', candidates: [{}] },
  { type: 'candidates', attempt: 'abcdef', candidates: [{ candidate: 'x'.repeat(1025) }] },
  {
    type: 'candidates',
    attempt: 'abcdef',
    candidates: Array.from({ length: 65 }, () => ({ candidate: '' })),
  },
  { type: 'candidates', attempt: 'abcdef', candidates: [{ candidate: '', sdpMLineIndex: -1 }] },
  { type: 'bye', reason: 'bored' },
  { type: 'sas-commit', check: ID, members: [ID], room: ID },
  { type: 'sas-commit', check: ID, members: [ID], room: '', commitment: 'c'.repeat(43) },
  { type: 'sas-commit', check: ID, members: [7], room: ID, commitment: 'c'.repeat(43) },
  { type: 'sas-commit', check: ID, members: [`${ID}i`], room: ID, commitment: 'c'.repeat(43) },
  {
    type: 'sas-commit',
    check: ID,
    members: Array.from({ length: 65 }, () => ID),
    room: ID,
    commitment: 'c'.repeat(43),
  },
  { type: 'sas-commit', check: ID, members: [], room: ID, commitment: 'c'.repeat(44) },
  { type: 'sas-reveal', check: 'short', nonce: 'n'.repeat(22) },
  { type: 'sas-reveal', check: ID, nonce: 'n'.repeat(21) },
  { type: 'sas-end', check: ID, reason: 'bored' },
];
for (const value of junk) {
  test(`drops ${JSON.stringify(value).slice(0, 70)}`, () => assert.is(parse(value), undefined));
}

test('text that is no JSON is dropped', () => {
  for (const text of ['', '{', 'null', '{"type":"here"', '['.repeat(20_000)]) {
    assert.is(parsePairMessage(text), undefined);
  }
});

test('a field of the prototype is no field', () => {
  assert.is(parsePairMessage('{"__proto__":{"type":"here"}}'), undefined);
});

test.run();
