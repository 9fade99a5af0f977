// Signing and checking of orders: Ed25519 (RFC 8032) over the exact text.
import { fromBase64url, toBase64url } from '../../../shared/base64url.ts';
import { utf8, type Bytes } from '../../kit/bytes.ts';
import { label } from '../derive.ts';
import { hostSigningKey } from '../meeting-keys.ts';
import type { Envelope } from './statement.ts';

/** Puts its name to texts. */
export interface Signer {
  /** Ed25519 public key in base64url. */
  readonly key: string;
  sign(text: string): Promise<Envelope>;
}

/** What is signed: no other signature of ours can be taken for an order. */
function signedBytes(text: string): Bytes {
  return label('host-cmd\0', utf8(text));
}

function signerOf(key: string, privateKey: CryptoKey): Signer {
  return {
    key,
    async sign(text) {
      const signature = await crypto.subtle.sign('Ed25519', privateKey, signedBytes(text));
      return { text, key, signature: toBase64url(new Uint8Array(signature)) };
    },
  };
}

/** Signs as whoever holds the host root. */
export async function createHostSigner(root: Bytes): Promise<Signer> {
  const { publicKey, privateKey } = await hostSigningKey(root);
  return signerOf(toBase64url(publicKey), privateKey);
}

/** A key of this tab alone, for somebody whom a host may name. */
export async function createOwnSigner(): Promise<Signer> {
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('Ed25519 made no key pair');
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return signerOf(toBase64url(publicKey), pair.privateKey);
}

/** Whether the key that the envelope names signed its text. */
export async function isSigned({ text, key, signature }: Envelope): Promise<boolean> {
  const keyBytes = fromBase64url(key);
  const signatureBytes = fromBase64url(signature);
  if (keyBytes === null || signatureBytes === null) return false;
  try {
    const publicKey = await crypto.subtle.importKey('raw', keyBytes, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', publicKey, signatureBytes, signedBytes(text));
  } catch {
    // Some engines refuse bytes that are no point of the curve already at import.
    return false;
  }
}
