// The vectors that PROTOCOL.md prints, computed by the oracle from a few fixed inputs.
import {
  oracleHelloText,
  oracleIdentity,
  oracleMeeting,
  oraclePack,
  oraclePairKey,
  oracleSealHello,
  oracleSealPair,
  type OracleIdentity,
} from './oracle.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
/** `length` bytes that count up from `first`. */
export const counting = (first: number, length: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, (_, at) => (first + at) & 255);

export const HOST_ROOT = counting(0x00, 16);
export const HELLO_IV = counting(0xa0, 12);
export const FIRST = { privateKey: counting(0x20, 32), fingerprint: counting(0x40, 32) };
export const SECOND = { privateKey: counting(0x60, 32), fingerprint: counting(0x80, 32) };
export const PAIR_TEXT = '{"type":"here"}';

function identityVector({ privateKey, publicKey, fingerprint, id }: OracleIdentity) {
  return {
    privateKey: hex(privateKey),
    publicKey: hex(publicKey),
    fingerprint: hex(fingerprint),
    id,
  };
}

export function makeVectors() {
  const meeting = oracleMeeting(HOST_ROOT);
  const a = oracleIdentity(FIRST.privateKey, FIRST.fingerprint);
  const b = oracleIdentity(SECOND.privateKey, SECOND.fingerprint);
  const helloText = oracleHelloText(a, 'Anna');
  return {
    meeting: {
      hostRoot: hex(HOST_ROOT),
      hostLink: meeting.hostFragment,
      hostPublicKey: hex(meeting.hostPublicKey),
      secretK: hex(meeting.secret),
      hostHashH: hex(meeting.hostHash),
      guestLink: meeting.guestFragment,
      join: hex(meeting.join),
      room: hex(meeting.room),
      helloKey: hex(meeting.helloKey),
    },
    renewed: { epoch: 1, secretK: hex(oracleMeeting(HOST_ROOT, 1).secret) },
    a: identityVector(a),
    b: identityVector(b),
    pairKeys: {
      aToB: hex(oraclePairKey(a, a, b, meeting)),
      bToA: hex(oraclePairKey(a, b, a, meeting)),
    },
    packed: { text: PAIR_TEXT, packed: hex(oraclePack(new TextEncoder().encode(PAIR_TEXT))) },
    hello: {
      from: 'a',
      text: helloText,
      iv: hex(HELLO_IV),
      sealed: hex(oracleSealHello(helloText, HELLO_IV, meeting)),
    },
    pair: {
      from: 'a',
      to: 'b',
      counter: 1,
      text: PAIR_TEXT,
      sealed: hex(oracleSealPair(a, b, meeting, 1n, PAIR_TEXT)),
    },
  };
}
