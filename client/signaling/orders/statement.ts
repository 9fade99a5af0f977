// What hosts can order, as statements: their shapes, bounds, and the exact text that is signed.
import {
  array,
  boolean,
  integer,
  json,
  literal,
  object,
  optional,
  pattern,
  string,
  union,
  type Parsed,
  type Parser,
} from '../../../shared/parse.ts';

/** An id, a room, a short hash: 16 bytes. */
const bytes16 = pattern(/^[\w-]{22}$/);
const publicKey = pattern(/^[\w-]{43}$/);
/** One order names at most so many people; who has more to say writes several. */
export const MAX_SUBJECTS = 64;
const ids = array(bytes16, MAX_SUBJECTS);
/** Far more than anybody ever orders, and far below where whole numbers end. */
export const MAX_COUNTER = 2 ** 48;
/** Of a statement's text: `MAX_SUBJECTS` ids and what stands around them. */
const MAX_TEXT_CHARACTERS = 2_048;
/** More orders than fit into one message go into several. */
export const MAX_ENVELOPES = 64;

const whoMay = literal('everybody', 'hosts');

/** For which room, and which of all orders: a higher counter outdoes a lower one. */
const frame = { room: bytes16, counter: integer(1, MAX_COUNTER) };

const parseStatement = union({
  /** This session holds the host root. */
  host: object({ ...frame, id: bytes16 }),
  /** This session may give orders with this key; `on: false` takes it back. */
  cohost: object({ ...frame, id: bytes16, key: publicKey, on: boolean }),
  admission: object({ ...frame, ids, verdict: literal('admit', 'deny', 'remove') }),
  mute: object({ ...frame, ids, on: boolean }),
  policy: object({
    ...frame,
    /** Newcomers wait until a host lets them in. */
    lobby: boolean,
    /** Nobody new gets in, not even by knocking. */
    locked: boolean,
    /** Everybody connects through the TURN server only, so that nobody sees another's address. */
    hideAddresses: boolean,
    allow: object({ share: whoMay, chat: whoMay, react: whoMay, unmute: whoMay }),
  }),
  /** The meeting is over for these sessions; ids are per stay, so a replay hits nobody. */
  end: object({ ...frame, ids }),
  /** The link is another one now; `check` lets those who are told the secret know that it is the one. */
  newlink: object({
    ...frame,
    epoch: integer(1, 0xff_ff_ff_ff),
    check: bytes16,
    /** Must not be told the secret: who hears of the new link may not have heard of a removal. */
    without: optional(ids),
  }),
});

export type Statement = Parsed<typeof parseStatement>;
type Unframed<S> = S extends unknown ? Omit<S, keyof typeof frame> : never;
/** A statement before it is known for which room and with which counter it is said. */
export type Draft = Unframed<Statement>;
export type Policy = Omit<Extract<Draft, { type: 'policy' }>, 'type'>;
export type Verdict = Extract<Draft, { type: 'admission' }>['verdict'];

/** A statement as it travels: the exact text, and who vouches for it. */
export const parseEnvelope = object({
  text: string(MAX_TEXT_CHARACTERS, 1),
  /** Ed25519 public key. */
  key: publicKey,
  /** Ed25519 signature, 64 bytes. */
  signature: pattern(/^[\w-]{86}$/),
});
export type Envelope = Parsed<typeof parseEnvelope>;

/** The statement in a text whose signature was checked; undefined for nonsense and later types. */
export const readStatement: (text: string) => Statement | undefined = json(
  parseStatement as Parser<Statement>,
);

export function writeStatement(draft: Draft, room: string, counter: number): string {
  const { type, ...rest } = draft;
  return JSON.stringify({ room, counter, type, ...rest });
}

/** Everybody may do everything, and whoever has the link gets in. */
export const OPEN_POLICY: Policy = {
  lobby: false,
  locked: false,
  hideAddresses: false,
  allow: { share: 'everybody', chat: 'everybody', react: 'everybody', unmute: 'everybody' },
};
