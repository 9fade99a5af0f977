// What a page may compute from a link: the room and its watch word, a new room, and a host link's guest link.
// The same schedule as client/signaling/meeting-keys.ts, which is not for foreign pages; the vectors test both.
import { fromBase64url, toBase64url } from '../../shared/base64url.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** PKCS#8 frame of an Ed25519 seed (RFC 8410 section 7). */
const PKCS8_ED25519 = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];

export interface WatchWord {
  /** The room's name in the relay's path. */
  room: string;
  /** Tells the relay that one has the link; nobody can attach with it. */
  word: string;
}

/** Guest links hold K, H and, where there are any, terms: flags alone, or the hour of the end and flags. */
const GUEST_BYTES = new Set([32, 33, 37]);
/** Flag: the room opens only together with a passphrase, from which its keys follow. */
const ASKS_PASSPHRASE = 1;
const NOTHING = new Uint8Array();

/** The fragment of a guest link from a guest or host link; null when it is neither. */
export async function guestFragment(link: string): Promise<string | null> {
  const fragment = link.slice(link.indexOf('#') + 1);
  if (GUEST_BYTES.has(fromBase64url(fragment)?.length ?? 0)) return fragment;
  const host = fragment.startsWith('h') ? fromBase64url(fragment.slice(1)) : null;
  // R alone, or with u32 epoch, u32 hour of the end (0 for none) and flags.
  if (host?.length === 16) return fragmentOf(host, new Uint8Array(4), NOTHING);
  if (host?.length !== 25) return null;
  const [epoch, hour, flags] = [host.slice(16, 20), host.slice(20, 24), host.slice(24)];
  const terms = hour.some(Boolean) ? host.slice(20) : flags[0] ? flags : NOTHING;
  return fragmentOf(host.slice(0, 16), epoch, terms);
}

/** A new host root's fragment, and its guest fragment. */
export async function newRoom(): Promise<{ guest: string; host: string }> {
  const root = crypto.getRandomValues(new Uint8Array(16));
  const guest = await fragmentOf(root, new Uint8Array(4), NOTHING);
  return { guest, host: `h${toBase64url(root)}` };
}

/** Null when the link is none, or says too little because the room has a passphrase. */
export async function watchWordOf(link: string): Promise<WatchWord | null> {
  const guest = fromBase64url((await guestFragment(link)) ?? '');
  if (guest === null || guest.length < 32) return null;
  const flags = guest.length > 32 ? (guest.at(-1) ?? 0) : 0;
  if (flags & ASKS_PASSPHRASE) return null;
  // The salt is H, or H ‖ hour: a link with another end is another room.
  const salt = guest.slice(16, guest.length === 37 ? 36 : 32);
  const join = await derive(guest.slice(0, 16), salt, label('join'), 16);
  return {
    room: toBase64url(await hash16(join)),
    word: toBase64url(await hash16(label('watch', join))),
  };
}

async function fragmentOf(root: Bytes, epoch: Bytes, terms: Bytes): Promise<string> {
  const secret = await derive(root, NOTHING, label('guest', epoch), 16);
  const seed = await derive(root, NOTHING, label('host-sign'), 32);
  const pkcs8 = Uint8Array.from([...PKCS8_ED25519, ...seed]);
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', key);
  const hash = await hash16(label('host-pub', fromBase64url(x) ?? NOTHING));
  return toBase64url(Uint8Array.from([...secret, ...hash, ...terms]));
}

function label(name: string, rest: Bytes = NOTHING): Bytes {
  return Uint8Array.from([...new TextEncoder().encode(`schnack/1 ${name}`), ...rest]);
}

async function derive(material: Bytes, salt: Bytes, info: Bytes, length: number): Promise<Bytes> {
  const base = await crypto.subtle.importKey('raw', material, 'HKDF', false, ['deriveBits']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info };
  return new Uint8Array(await crypto.subtle.deriveBits(how, base, length * 8));
}

async function hash16(data: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', data)).slice(0, 16);
}
