// The verification phrase: what is hashed and derived when members compare that nobody sits between them.
import { concatBytes, type Bytes } from '../kit/bytes.ts';
import { derive, label } from './derive.ts';
import type { PublicIdentity } from './identity.ts';

/** 24 bits are enough, because nobody gets more than one try per check (commit, then reveal). */
const PHRASE_BYTES = 3;
export const PHRASE_SYMBOLS = 4;
/** Symbols are numbered from 0 to 63. */
export const SYMBOL_COUNT = 64;

/** What one member sees: everybody who takes part, itself included, in the order of ids. */
export type View = readonly PublicIdentity[];

/** By id, compared by code unit: the same order for everybody. */
export function sortedView(members: readonly PublicIdentity[]): View {
  return [...members].sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
}

/** SHA-256 over ids, keys and certificates of a view. */
export function viewDigest(view: View): Promise<Bytes> {
  return sha256(label('sas-view', viewBytes(view)));
}

/** What a member says before it tells its nonce (16 bytes), and is held to afterwards. */
export function commitmentOf(member: PublicIdentity, nonce: Bytes, digest: Bytes): Promise<Bytes> {
  return sha256(label('sas', member.idBytes, nonce, digest));
}

/** Four numbers from 0 to 63. `nonces` in the order of the view, `room` is the meeting's name. */
export async function phraseOf(
  view: View,
  nonces: readonly Bytes[],
  room: Bytes,
): Promise<readonly number[]> {
  const material = concatBytes(viewBytes(view), ...nonces);
  const bits = await derive(material, room, label('sas'), PHRASE_BYTES);
  const number = bits.reduce((sum, byte) => sum * 256 + byte, 0);
  return Array.from({ length: PHRASE_SYMBOLS }, (_, at) => (number >> (18 - 6 * at)) & 63);
}

function viewBytes(view: View): Bytes {
  return concatBytes(
    ...view.flatMap(({ idBytes, publicKey, fingerprint }) => [idBytes, publicKey, fingerprint]),
  );
}

async function sha256(data: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', data));
}
