// The vectors that PROTOCOL.md prints, computed by the oracle from a few fixed inputs.
import {
  base64url,
  oracleCommitment,
  oracleHelloText,
  oracleIdentity,
  oracleMeeting,
  oraclePack,
  oraclePairKey,
  oraclePhrase,
  oracleSealHello,
  oracleSealPair,
  type OracleIdentity,
  type OracleTerms,
} from './oracle.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
/** `length` bytes that count up from `first`. */
export const counting = (first: number, length: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, (_, at) => (first + at) & 255);

export const HOST_ROOT = counting(0x00, 16);
export const HELLO_IV = counting(0xa0, 12);
export const FIRST = { privateKey: counting(0x20, 32), fingerprint: counting(0x40, 32) };
export const SECOND = { privateKey: counting(0x60, 32), fingerprint: counting(0x80, 32) };
/** 2026-11-30, 12:00 UTC, as hours since 1970. */
export const HOUR = 498_900;
export const PASSPHRASE = 'Größe 42';
export const FIRST_NONCE = counting(0xb0, 16);
export const SECOND_NONCE = counting(0xc0, 16);
export const PAIR_TEXT = '{"type":"here"}';

function identityVector({ privateKey, publicKey, fingerprint, id }: OracleIdentity) {
  return {
    privateKey: hex(privateKey),
    publicKey: hex(publicKey),
    fingerprint: hex(fingerprint),
    id,
  };
}

function termsVector(terms: OracleTerms) {
  const meeting = oracleMeeting(HOST_ROOT, terms);
  return {
    guestLink: meeting.guestFragment,
    hostLink: meeting.hostFragment,
    secret: hex(meeting.secret),
    room: hex(meeting.room),
  };
}

export function makeVectors() {
  const meeting = oracleMeeting(HOST_ROOT);
  const a = oracleIdentity(FIRST.privateKey, FIRST.fingerprint);
  const b = oracleIdentity(SECOND.privateKey, SECOND.fingerprint);
  // In the order of ids.
  const members = [b, a];
  const phrase = oraclePhrase(members, [SECOND_NONCE, FIRST_NONCE], meeting);
  const helloText = oracleHelloText(a);
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
    renewed: { epoch: 1, secretK: hex(oracleMeeting(HOST_ROOT, { epoch: 1 }).secret) },
    terms: {
      waitingRoom: termsVector({ flags: 2 }),
      expiry: { hour: HOUR, ...termsVector({ hour: HOUR }) },
      passphrase: { passphrase: PASSPHRASE, ...termsVector({ flags: 1, passphrase: PASSPHRASE }) },
      all: {
        epoch: 1,
        hour: HOUR,
        passphrase: PASSPHRASE,
        ...termsVector({ epoch: 1, hour: HOUR, flags: 3, passphrase: PASSPHRASE }),
      },
    },
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
    phrase: {
      members: members.map(({ id }) => id),
      nonceA: hex(FIRST_NONCE),
      nonceB: hex(SECOND_NONCE),
      commitmentA: base64url(oracleCommitment(a, FIRST_NONCE, members)),
      commitmentB: base64url(oracleCommitment(b, SECOND_NONCE, members)),
      bytes: hex(phrase),
      symbols: [
        ...phrase
          .reduce((bits, byte) => bits + byte.toString(2).padStart(8, '0'), '')
          .matchAll(/.{6}/g),
      ].map(([six]) => Number.parseInt(six, 2)),
    },
  };
}
