// The meeting link: what stands after '#', read tolerantly and written exactly.
import { fromBase64url, toBase64url } from '../../shared/base64url.ts';
import { concatBytes, equalBytes, u32, type Bytes } from '../kit/bytes.ts';

/** What a link says beside its secrets. */
export interface LinkTerms {
  /** In hours since 1970 (u32, not 0): until then one may join; null for ever. Another hour is another room. */
  expiryHour: number | null;
  /** The link opens the room only together with a passphrase. */
  asksPassphrase: boolean;
  /** This room's waiting room is usually on. A hint without any power: no key depends on it. */
  lobbyHabit: boolean;
}

/** Meeting secret K and host hash H, 16 bytes each, and the terms: all that a guest link holds. */
export interface GuestSecret extends LinkTerms {
  secret: Bytes;
  hostHash: Bytes;
}

export type ParsedLink =
  /** No fragment at all: the home screen. */
  | { type: 'none' }
  | { type: 'guest'; guest: GuestSecret }
  /** The host root R, 16 bytes, and how often the guest link was renewed. */
  | { type: 'host'; root: Bytes; epoch: number; terms: LinkTerms }
  /** Something that was meant to be a link and lost a part on its way. */
  | { type: 'damaged' };

/** For everybody who has the link, for ever. */
export const OPEN_TERMS: LinkTerms = {
  expiryHour: null,
  asksPassphrase: false,
  lobbyHabit: false,
};

const PLAIN_HOST_CHARACTERS = 22;
/** R ‖ epoch ‖ hour ‖ flags; hour 0 is none. */
const FULL_HOST_CHARACTERS = 34;
/** K ‖ H, with flags behind it, with hour and flags behind it. */
const GUEST_CHARACTERS = { plain: 43, flags: 44, expiry: 50 };
const ASKS_PASSPHRASE = 1;
const LOBBY_HABIT = 2;
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
  return (run.startsWith('h') ? parseHost(run.slice(1)) : null) ?? parseGuest(run);
}

function parseHost(run: string): ParsedLink | null {
  const bytes = fromBase64url(run);
  if (bytes === null) return null;
  const root = bytes.slice(0, 16);
  if (run.length === PLAIN_HOST_CHARACTERS) {
    return { type: 'host', root, epoch: 0, terms: OPEN_TERMS };
  }
  if (run.length !== FULL_HOST_CHARACTERS) return null;
  const hour = readU32(bytes, 20);
  const terms = termsOf(bytes[24], hour === 0 ? null : hour);
  return terms === null ? null : { type: 'host', root, epoch: readU32(bytes, 16), terms };
}

/** The longest that fits: an underscore or hyphen may be a mailer's, glued to the end, but no flags end in one. */
function parseGuest(run: string): ParsedLink {
  const { plain, flags, expiry } = GUEST_CHARACTERS;
  for (const length of [expiry, flags, plain]) {
    const isWhole = run.length >= length && !/[^_-]/.test(run.slice(length));
    const bytes = isWhole ? fromBase64url(run.slice(0, length)) : null;
    const guest = bytes && guestOf(bytes);
    if (guest) return { type: 'guest', guest };
  }
  return { type: 'damaged' };
}

function guestOf(bytes: Bytes): GuestSecret | null {
  const [secret, hostHash] = [bytes.slice(0, 16), bytes.slice(16, 32)];
  if (bytes.length === 32) return { secret, hostHash, ...OPEN_TERMS };
  const flags = bytes[bytes.length - 1];
  // Without any terms the link is written without room for them.
  if (bytes.length === 33 && flags === 0) return null;
  const terms = termsOf(flags, bytes.length === 33 ? null : readU32(bytes, 32));
  return terms === null ? null : { secret, hostHash, ...terms };
}

function termsOf(flags = 255, expiryHour: number | null): LinkTerms | null {
  if (flags > (ASKS_PASSPHRASE | LOBBY_HABIT) || expiryHour === 0) return null;
  return {
    expiryHour,
    asksPassphrase: (flags & ASKS_PASSPHRASE) !== 0,
    lobbyHabit: (flags & LOBBY_HABIT) !== 0,
  };
}

function flagsOf({ asksPassphrase, lobbyHabit }: LinkTerms): Bytes {
  return Uint8Array.of((asksPassphrase ? ASKS_PASSPHRASE : 0) | (lobbyHabit ? LOBBY_HABIT : 0));
}

/** '#' and 43 characters; 44 with flags, 50 with an expiry. */
export function guestFragment(guest: GuestSecret): string {
  const { secret, hostHash, expiryHour } = guest;
  const parts = [secret, hostHash];
  const flags = flagsOf(guest);
  if (expiryHour !== null) parts.push(u32(expiryHour), flags);
  else if (flags[0] !== 0) parts.push(flags);
  return `#${toBase64url(concatBytes(...parts))}`;
}

/** '#h' and 22 characters, 34 when there is more to say than the root. Whoever has it is host. */
export function hostFragment(root: Bytes, epoch = 0, terms: LinkTerms = OPEN_TERMS): string {
  const flags = flagsOf(terms);
  const isPlain = epoch === 0 && terms.expiryHour === null && flags[0] === 0;
  const rest = isPlain ? [] : [u32(epoch), u32(terms.expiryHour ?? 0), flags];
  return `#h${toBase64url(concatBytes(root, ...rest))}`;
}

/** The same link with or without the hint that this room has its waiting room on. */
export function withLobbyHabit(guest: GuestSecret, on: boolean): GuestSecret {
  return { ...guest, lobbyHabit: on };
}

/** Whether both links lead to the same room (given the same passphrase, where one is asked for). */
export function isSameRoom(one: GuestSecret, other: GuestSecret): boolean {
  return (
    equalBytes(one.secret, other.secret) &&
    equalBytes(one.hostHash, other.hostHash) &&
    one.expiryHour === other.expiryHour &&
    one.asksPassphrase === other.asksPassphrase
  );
}

function readU32(bytes: Bytes, at: number): number {
  return new DataView(bytes.buffer).getUint32(at);
}

function decodePercent(text: string): string {
  return text.replace(/%(23|2d|5f)/giu, (code) => decodeURIComponent(code));
}
