// The key schedule: host root to guest secret, guest secret to the keys of a room.
import { fromBase64url, toBase64url } from '../../shared/base64url.ts';
import { concatBytes, randomBytes, type Bytes } from '../kit/bytes.ts';
import { derive, hash16, label, sealingKey } from './derive.ts';
import type { GuestSecret } from './meeting-link.ts';

const NO_SALT = new Uint8Array(0);
/** PKCS#8 frame of an Ed25519 seed (RFC 8410 section 7). */
const PKCS8_ED25519 = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]);

/** What members of one meeting share. Nothing of it but `join` and `room` ever leaves the browser. */
export interface MeetingKeys {
  /** K, part of every pair key. */
  secret: Bytes;
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
export async function guestSecretOf(root: Bytes, epoch = 0): Promise<GuestSecret> {
  const epochBytes = new Uint8Array(4);
  new DataView(epochBytes.buffer).setUint32(0, epoch);
  const secret = await derive(root, NO_SALT, label('guest', epochBytes), 16);
  const hostHash = await hash16(label('host-pub', await hostPublicKey(root)));
  return { secret, hostHash };
}

/** The Ed25519 public key, 32 bytes, of a host root. */
export async function hostPublicKey(root: Bytes): Promise<Bytes> {
  const seed = await derive(root, NO_SALT, label('host-sign'), 32);
  const pkcs8 = concatBytes(PKCS8_ED25519, seed);
  // A public key can only be read back through an extractable private one; this copy is dropped here.
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', key);
  const publicKey = fromBase64url(x);
  if (publicKey === null) throw new Error('the browser exported no Ed25519 public key');
  return publicKey;
}

/** The keys of a room from what its link holds. */
export async function deriveMeetingKeys({ secret, hostHash }: GuestSecret): Promise<MeetingKeys> {
  const [join, hello] = await Promise.all([
    derive(secret, hostHash, label('join'), 16),
    derive(secret, hostHash, label('hello'), 32),
  ]);
  return { secret, join, room: await hash16(join), helloKey: await sealingKey(hello) };
}

/** The room's name in the relay's path. */
export function roomName(keys: MeetingKeys): string {
  return toBase64url(keys.room);
}
