// The protocol's cryptography a second time, written from PROTOCOL.md upon @noble alone: what both
// implementations agree on is what the document says.
import { inflateRawSync } from 'node:zlib';
import { gcm } from '@noble/ciphers/aes.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';

type Bytes = Uint8Array<ArrayBuffer>;

const ascii = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'utf8'));
const join = (...parts: Uint8Array[]): Bytes => Uint8Array.from(Buffer.concat(parts));
export const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const fromBase64url = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'base64url'));
const info = (name: string, ...rest: Uint8Array[]) => join(ascii(`schnack/1 ${name}`), ...rest);
const expand = (key: Uint8Array, salt: Uint8Array, words: Uint8Array, length: number): Bytes =>
  Uint8Array.from(hkdf(sha256, key, salt, words, length));
const hash16 = (bytes: Uint8Array): Bytes => Uint8Array.from(sha256(bytes)).slice(0, 16);

export interface OracleMeeting {
  hostPublicKey: Bytes;
  secret: Bytes;
  hostHash: Bytes;
  join: Bytes;
  room: Bytes;
  helloKey: Bytes;
  guestFragment: string;
  hostFragment: string;
}

/** What a link says beside its secrets; flags: 1 = passphrase, 2 = waiting room. */
export interface OracleTerms {
  epoch?: number;
  hour?: number;
  flags?: number;
  passphrase?: string;
}

const u32 = (number: number): Bytes => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return Uint8Array.from(bytes);
};

/** All keys of a meeting, from its host root. */
export function oracleMeeting(root: Uint8Array, terms: OracleTerms = {}): OracleMeeting {
  const { epoch = 0, hour, flags = 0, passphrase } = terms;
  const none = new Uint8Array(0);
  const hostPublicKey = Uint8Array.from(
    ed25519.getPublicKey(expand(root, none, info('host-sign'), 32)),
  );
  const linkSecret = expand(root, none, info('guest', u32(epoch)), 16);
  const hostHash = hash16(info('host-pub', hostPublicKey));
  const hourBytes = hour === undefined ? none : u32(hour);
  const salt = join(hostHash, hourBytes);
  const secret =
    passphrase === undefined ? linkSecret : locked(linkSecret, passphrase.normalize('NFKC'), salt);
  const joinWord = expand(secret, salt, info('join'), 16);
  const isPlain = epoch === 0 && hour === undefined && flags === 0;
  const flagBytes = flags === 0 && hour === undefined ? none : Uint8Array.of(flags);
  return {
    hostPublicKey,
    secret,
    hostHash,
    join: joinWord,
    room: hash16(joinWord),
    helloKey: expand(secret, salt, info('hello'), 32),
    guestFragment: `#${base64url(join(linkSecret, hostHash, hourBytes, flagBytes))}`,
    hostFragment: `#h${base64url(isPlain ? root : join(root, u32(epoch), u32(hour ?? 0), Uint8Array.of(flags)))}`,
  };
}

function locked(secret: Bytes, passphrase: string, salt: Bytes): Bytes {
  const stretched = pbkdf2(sha256, ascii(passphrase), secret, { c: 600_000, dkLen: 32 });
  return expand(join(secret, stretched), salt, info('pw'), 16);
}

export interface OracleIdentity {
  privateKey: Bytes;
  publicKey: Bytes;
  fingerprint: Bytes;
  idBytes: Bytes;
  id: string;
}

export function oracleIdentity(privateKey: Bytes, fingerprint: Bytes): OracleIdentity {
  const publicKey = Uint8Array.from(x25519.getPublicKey(privateKey));
  const idBytes = hash16(info('id', publicKey, fingerprint));
  return { privateKey, publicKey, fingerprint, idBytes, id: base64url(idBytes) };
}

type Public = Omit<OracleIdentity, 'privateKey'>;

/** The key for what `from` seals for `to`; one of both private keys is ours. */
export function oraclePairKey(
  own: OracleIdentity,
  from: Public,
  to: Public,
  meeting: OracleMeeting,
): Bytes {
  const peer = from.id === own.id ? to : from;
  const shared = x25519.getSharedSecret(own.privateKey, peer.publicKey);
  const words = info(`pair ${from.id} ${to.id}`);
  return expand(join(shared, meeting.secret), meeting.room, words, 32);
}

/** [u8 form][u32 length][content][zeros]; only the plain form. */
export function oraclePack(content: Uint8Array): Bytes {
  const size = [256, 1024, 4096, 16384].find((each) => content.length + 5 <= each);
  if (size === undefined) throw new RangeError('too long for this oracle');
  const packed = Buffer.alloc(size);
  packed.writeUInt32BE(content.length, 1);
  packed.set(content, 5);
  return Uint8Array.from(packed);
}

function unpack(packed: Uint8Array): string {
  const stored = packed.subarray(5, 5 + Buffer.from(packed).readUInt32BE(1));
  return Buffer.from(packed[0] === 1 ? inflateRawSync(stored) : stored).toString('utf8');
}

export function oracleSealHello(text: string, iv: Bytes, meeting: OracleMeeting): Bytes {
  const cipher = gcm(meeting.helloKey, iv, meeting.room);
  return join(iv, cipher.encrypt(oraclePack(ascii(text))));
}

export function oracleOpenHello(sealed: Uint8Array, meeting: OracleMeeting): string {
  const cipher = gcm(meeting.helloKey, sealed.slice(0, 12), meeting.room);
  return unpack(cipher.decrypt(sealed.slice(12)));
}

const pairCipher = (
  key: Bytes,
  from: Public,
  to: Public,
  meeting: OracleMeeting,
  counter: Uint8Array,
) =>
  gcm(key, join(new Uint8Array(4), counter), join(meeting.room, from.idBytes, to.idBytes, counter));

export function oracleSealPair(
  own: OracleIdentity,
  peer: Public,
  meeting: OracleMeeting,
  counter: bigint,
  text: string,
): Bytes {
  const counterBytes = Buffer.alloc(8);
  counterBytes.writeBigUInt64BE(counter);
  const key = oraclePairKey(own, own, peer, meeting);
  const cipher = pairCipher(key, own, peer, meeting, counterBytes);
  return join(counterBytes, cipher.encrypt(oraclePack(ascii(text))));
}

export function oracleOpenPair(
  own: OracleIdentity,
  peer: Public,
  meeting: OracleMeeting,
  sealed: Uint8Array,
): string {
  const key = oraclePairKey(own, peer, own, meeting);
  return unpack(pairCipher(key, peer, own, meeting, sealed.slice(0, 8)).decrypt(sealed.slice(8)));
}

const viewOf = (members: readonly Public[]): Bytes =>
  join(
    ...members.flatMap(({ idBytes, publicKey, fingerprint }) => [idBytes, publicKey, fingerprint]),
  );

/** What a member is committed to; `members` in the order of ids. */
export function oracleCommitment(member: Public, nonce: Bytes, members: readonly Public[]): Bytes {
  const digest = sha256(info('sas-view', viewOf(members)));
  return Uint8Array.from(sha256(info('sas', member.idBytes, nonce, digest)));
}

/** The three bytes of the phrase; nonces in the order of their members. */
export function oraclePhrase(
  members: readonly Public[],
  nonces: readonly Bytes[],
  meeting: OracleMeeting,
): Bytes {
  return expand(join(viewOf(members), ...nonces), meeting.room, info('sas'), 3);
}

/** The body of a hello. */
export function oracleHelloText(identity: Public): string {
  return JSON.stringify({
    type: 'hello',
    pub: base64url(identity.publicKey),
    fingerprint: base64url(identity.fingerprint),
    asks: true,
    capabilities: [],
    build: 'vector',
  });
}

export { fromBase64url };
