// Identities and meeting keys for tests, the same in each run: made from numbers instead of chance.
import { fromBase64url } from '../../shared/base64url.ts';
import { concatBytes, type Bytes } from '../../client/kit/bytes.ts';
import { publicIdentity, type Identity } from '../../client/signaling/identity.ts';
import { deriveMeetingKeys, type MeetingKeys } from '../../client/signaling/meeting-keys.ts';

/** PKCS#8 frame of an X25519 private key (RFC 8410 section 7). */
const PKCS8_X25519 = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20,
]);

/** `length` bytes that depend on the number alone. */
export function bytesOf(number: number, length: number): Bytes {
  return Uint8Array.from({ length }, (_, at) => ((number + 1) * 31 + at * 17 + number * at) & 255);
}

/** The identity with this private X25519 key, 32 bytes. */
export async function identityOf(privateBytes: Bytes, fingerprint: Bytes): Promise<Identity> {
  const pkcs8 = concatBytes(PKCS8_X25519, privateBytes);
  const open = await crypto.subtle.importKey('pkcs8', pkcs8, 'X25519', true, ['deriveBits']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', open);
  const publicKey = fromBase64url(x);
  if (publicKey === null) throw new Error('no X25519 public key was exported');
  return { ...(await publicIdentity(publicKey, fingerprint)), privateKey: open };
}

/** Identity number so-and-so. */
export function numberedIdentity(number: number): Promise<Identity> {
  return identityOf(bytesOf(number, 32), bytesOf(number + 1000, 32));
}

/** The keys of meeting number so-and-so. */
export function numberedMeeting(number: number): Promise<MeetingKeys> {
  return deriveMeetingKeys({
    secret: bytesOf(number + 2000, 16),
    hostHash: bytesOf(number + 3000, 16),
  });
}
