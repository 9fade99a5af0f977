// The meeting link: what stands after '#', read tolerantly and written exactly.
import { fromBase64url, toBase64url } from '../../shared/base64url.ts';
import { concatBytes, type Bytes } from '../kit/bytes.ts';

/** Meeting secret K and host hash H, 16 bytes each: all that a guest link holds. */
export interface GuestSecret {
  secret: Bytes;
  hostHash: Bytes;
}

export type ParsedLink =
  /** No fragment at all: the home screen. */
  | { type: 'none' }
  | { type: 'guest'; guest: GuestSecret }
  /** The host root R, 16 bytes. */
  | { type: 'host'; root: Bytes }
  /** Something that was meant to be a link and lost a part on its way. */
  | { type: 'damaged' };

const GUEST_CHARACTERS = 43;
const HOST_CHARACTERS = 22;
/** Everything that mailers, browsers and fingers put around or into a link. */
const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/gu;

/** Reads a fragment ('#...'), a whole link, or a text that holds one. */
export function parseLink(text: string): ParsedLink {
  const compact = text.replace(INVISIBLE, '');
  const hash = compact.indexOf('#');
  const tail = hash >= 0 ? compact.slice(hash + 1) : compact;
  const run = /^[\w-]*/.exec(decodePercent(tail))?.[0] ?? '';
  if (run === '') return hash < 0 && compact !== '' ? { type: 'damaged' } : { type: 'none' };
  if (run.length === HOST_CHARACTERS + 1 && run.startsWith('h')) {
    const root = fromBase64url(run.slice(1));
    if (root !== null) return { type: 'host', root };
  }
  // An underscore or hyphen may be a mailer's, glued to the end; letters and digits may not.
  const glued = run.slice(GUEST_CHARACTERS);
  if (run.length < GUEST_CHARACTERS || /[^_-]/.test(glued)) return { type: 'damaged' };
  const bytes = fromBase64url(run.slice(0, GUEST_CHARACTERS));
  if (bytes === null) return { type: 'damaged' };
  return { type: 'guest', guest: { secret: bytes.slice(0, 16), hostHash: bytes.slice(16) } };
}

/** '#' and 43 characters. */
export function guestFragment(guest: GuestSecret): string {
  return `#${toBase64url(concatBytes(guest.secret, guest.hostHash))}`;
}

/** '#h' and 22 characters. Whoever has it is host. */
export function hostFragment(root: Bytes): string {
  return `#h${toBase64url(root)}`;
}

function decodePercent(text: string): string {
  return text.replace(/%(2d|5f)/giu, (_, code: string) =>
    code.toLowerCase() === '2d' ? '-' : '_',
  );
}
