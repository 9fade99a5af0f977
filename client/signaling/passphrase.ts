// The passphrase of a link: what it makes of the link's secret. Slow on purpose, by the browser's own code.
import { concatBytes, utf8, type Bytes } from '../kit/bytes.ts';
import { derive, label } from './derive.ts';
import { saltOf, type RoomSecret } from './meeting-keys.ts';
import type { GuestSecret } from './meeting-link.ts';

/** Each guess costs as much; well below 0.2 s on a phone. */
const ITERATIONS = 600_000;

/**
 * K' in place of K. Whatever the passphrase, there is a room for it: nothing tells a wrong one from the
 * right one but the people who are not there. Spelled the same in all keyboards (NFKC), without the
 * space around it that copying brings along.
 */
export async function unlockRoom(guest: GuestSecret, passphrase: string): Promise<RoomSecret> {
  const { secret, hostHash, expiryHour } = guest;
  const room = { secret, hostHash, expiryHour };
  const stretched = await stretch(passphrase.normalize('NFKC').trim(), secret);
  const key = concatBytes(secret, stretched);
  return { ...room, secret: await derive(key, saltOf(room), label('pw'), 16) };
}

async function stretch(passphrase: string, salt: Bytes): Promise<Bytes> {
  const base = await crypto.subtle.importKey('raw', utf8(passphrase), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS },
    base,
    256,
  );
  return new Uint8Array(bits);
}
