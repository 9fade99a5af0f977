// HKDF-SHA-256 (RFC 5869) and SHA-256 under the protocol's labels.
import { concatBytes, utf8, type Bytes } from '../kit/bytes.ts';

const PREFIX = 'schnack/1 ';

/** The bytes of a label, with the version prefix, and of what follows it. */
export function label(name: string, ...rest: readonly Uint8Array[]): Bytes {
  return concatBytes(utf8(PREFIX + name), ...rest);
}

/** `lengthBytes` bytes derived from key material, salt (may be empty) and a label. */
export async function derive(
  keyMaterial: Bytes,
  salt: Bytes,
  info: Bytes,
  lengthBytes: number,
): Promise<Bytes> {
  const base = await crypto.subtle.importKey('raw', keyMaterial, 'HKDF', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    base,
    lengthBytes * 8,
  );
  return new Uint8Array(bits);
}

/** The first 16 bytes of a SHA-256. */
export async function hash16(data: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', data)).slice(0, 16);
}

/** A non-extractable AES-256-GCM key from 32 bytes. */
export function sealingKey(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
