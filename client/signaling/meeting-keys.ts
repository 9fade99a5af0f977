// The key schedule: host root to guest secret, guest secret to the keys of a room.
import { fromBase64url, toBase64url } from '../../shared/base64url.ts';
import { concatBytes, randomBytes, u32, type Bytes } from '../kit/bytes.ts';
import { derive, hash16, label, sealingKey } from './derive.ts';
import { OPEN_TERMS, type GuestSecret, type LinkTerms } from './meeting-link.ts';

const NO_SALT = new Uint8Array(0);
/** PKCS#8 frame of an Ed25519 seed (RFC 8410 section 7). */
const PKCS8_ED25519 = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]);

/** What the keys of a room are derived from: what its link holds, or for `secret` K' of its passphrase. */
export interface RoomSecret {
  secret: Bytes;
  hostHash: Bytes;
  expiryHour?: number | null;
}

/** What members of one meeting share. Nothing of it but `join` and `room` ever leaves the browser. */
export interface MeetingKeys {
  /** K, or K' where there is a passphrase; part of every pair key. */
  secret: Bytes;
  /** H: whose key may give orders here. */
  hostHash: Bytes;
  /** Shown to the relay as the right to attach; the relay never logs it. */
  join: Bytes;
  /** Hash of `join`: the only name that the relay has for the meeting. */
  room: Bytes;
  /** AES-256-GCM, for hellos only. */
  helloKey: CryptoKey;
}

/** A new host root R. */
export function createHostRoot(): Bytes {
  return randomBytes(16);
}

/** The guest secret that belongs to a host root. `epoch` rises by one for each renewed link. */
export async function guestSecretOf(
  root: Bytes,
  epoch = 0,
  terms: LinkTerms = OPEN_TERMS,
): Promise<GuestSecret> {
  const secret = await derive(root, NO_SALT, label('guest', u32(epoch)), 16);
  const hostHash = await hash16(label('host-pub', await hostPublicKey(root)));
  return { secret, hostHash, ...terms };
}

/** The Ed25519 public key, 32 bytes, of a host root. */
export async function hostPublicKey(root: Bytes): Promise<Bytes> {
  return (await hostSigningKey(root)).publicKey;
}

/** The Ed25519 key pair of a host root; the private half cannot be read back. */
export async function hostSigningKey(
  root: Bytes,
): Promise<{ publicKey: Bytes; privateKey: CryptoKey }> {
  const seed = await derive(root, NO_SALT, label('host-sign'), 32);
  const pkcs8 = concatBytes(PKCS8_ED25519, seed);
  // A public key can only be read back through an extractable private one; this copy is dropped here.
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', key);
  const publicKey = fromBase64url(x);
  if (publicKey === null) throw new Error('the browser exported no Ed25519 public key');
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']);
  return { publicKey, privateKey };
}

/** The salt of all that is derived from a link: H, or H ‖ hour where the link expires. */
export function saltOf({ hostHash, expiryHour = null }: RoomSecret): Bytes {
  return expiryHour === null ? hostHash : concatBytes(hostHash, u32(expiryHour));
}

/** The keys of a room from what its link holds. */
export async function deriveMeetingKeys(room: RoomSecret): Promise<MeetingKeys> {
  const { secret, hostHash } = room;
  const salt = saltOf(room);
  const [join, hello] = await Promise.all([
    derive(secret, salt, label('join'), 16),
    derive(secret, salt, label('hello'), 32),
  ]);
  return { secret, hostHash, join, room: await hash16(join), helloKey: await sealingKey(hello) };
}

/** The room's name in the relay's path. */
export function roomName(keys: MeetingKeys): string {
  return toBase64url(keys.room);
}
