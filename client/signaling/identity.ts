// Who this tab is: one X25519 key pair and one DTLS certificate, for all its connections.
import { toBase64url } from '../../shared/base64url.ts';
import { concatBytes, type Bytes } from '../kit/bytes.ts';
import { derive, hash16, label, sealingKey } from './derive.ts';
import type { MeetingKeys } from './meeting-keys.ts';

/** What everybody may know of a member. Its id cannot be claimed without the private key. */
export interface PublicIdentity {
  /** base64url of 16 bytes. */
  id: string;
  idBytes: Bytes;
  /** X25519 public key, 32 bytes. */
  publicKey: Bytes;
  /** SHA-256 of the DTLS certificate, 32 bytes. */
  fingerprint: Bytes;
}

export interface Identity extends PublicIdentity {
  privateKey: CryptoKey;
}

/** The AES-256-GCM keys of one pair, one per direction. */
export interface PairKeys {
  send: CryptoKey;
  receive: CryptoKey;
}

/** A fresh identity for a certificate with this fingerprint. */
export async function createIdentity(fingerprint: Bytes): Promise<Identity> {
  const pair = await crypto.subtle.generateKey('X25519', false, ['deriveBits']);
  if (!('privateKey' in pair)) throw new Error('X25519 made no key pair');
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { ...(await publicIdentity(publicKey, fingerprint)), privateKey: pair.privateKey };
}

/** The id follows from key and fingerprint: nobody can pair one member's id with another's key. */
export async function publicIdentity(
  publicKey: Bytes,
  fingerprint: Bytes,
): Promise<PublicIdentity> {
  const idBytes = await hash16(label('id', publicKey, fingerprint));
  return { id: toBase64url(idBytes), idBytes, publicKey, fingerprint };
}

/** The keys between us and a peer. Throws for a public key that X25519 refuses (low order). */
export async function derivePairKeys(
  own: Identity,
  peer: PublicIdentity,
  meeting: MeetingKeys,
): Promise<PairKeys> {
  const publicKey = await crypto.subtle.importKey('raw', peer.publicKey, 'X25519', false, []);
  const shared = new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'X25519', public: publicKey }, own.privateKey, 256),
  );
  // Some engines return zeros for a low-order point instead of throwing (RFC 7748 section 6.1).
  if (shared.every((byte) => byte === 0)) throw new Error('low-order X25519 public key');
  const material = concatBytes(shared, meeting.secret);
  const direction = async (from: string, to: string) =>
    sealingKey(await derive(material, meeting.room, label(`pair ${from} ${to}`), 32));
  const [send, receive] = await Promise.all([
    direction(own.id, peer.id),
    direction(peer.id, own.id),
  ]);
  return { send, receive };
}
