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
/** What mailers and editors put into a text without showing it. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;

/** Reads a fragment ('#...'), a whole link, or a text that holds one. */
export function parseLink(text: string): ParsedLink {
  const visible = decodePercent(text.replace(INVISIBLE, '')).trim();
  const hash = visible.indexOf('#');
  const tail = visible.slice(hash + 1).trimStart();
  // A space ends the link, or, if that leaves too little, was broken into it.
  const word = parseTail(/^\S*/.exec(tail)?.[0] ?? '');
  const link = word.type === 'damaged' ? parseTail(tail.replace(/\s/g, '')) : word;
  return link.type === 'none' && hash < 0 && visible !== '' ? { type: 'damaged' } : link;
}

function parseTail(tail: string): ParsedLink {
  const run = /^[\w-]*/.exec(tail)?.[0] ?? '';
  if (run === '') return { type: 'none' };
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
  return text.replace(/%(23|2d|5f)/giu, (code) => decodeURIComponent(code));
}
