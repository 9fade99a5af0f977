// What two members say to each other under their pair seal: one union, one parser.
import {
  MAX_NAME_CHARACTERS,
  MAX_NOTE_CHARACTERS,
  MAX_SDP_CHARACTERS,
} from '../../shared/limits.ts';
import {
  array,
  integer,
  json,
  literal,
  object,
  optional,
  pattern,
  string,
  union,
  type Parsed,
} from '../../shared/parse.ts';
import { MAX_ENVELOPES, parseEnvelope } from './orders/statement.ts';

/** Names one attempt at a connection, so that a late answer or candidate cannot hit the next one. */
const attempt = pattern(/^[\w-]{6}$/);
/** Rises with each offer of one attempt (an ICE restart is a further offer). */
const round = integer(1, 1_000_000);
/** Chromium gathers some twenty at worst; the rest of the range is for odd networks. */
const MAX_CANDIDATES = 64;

/** Names one comparison of the verification phrase: 16 bytes, as an id. */
const check = pattern(/^[\w-]{22}$/);
const peerId = check;
/** More than any room holds. */
const MAX_MEMBERS = 64;
/** The sender's, a claim; in the first words of a pair. */
const name = optional(string(MAX_NAME_CHARACTERS));

/** base64url of sealed bytes for a third member: a description is a few thousand when packed. */
export const MAX_CARRIED_CHARACTERS = 32 * 1024;
const carriedText = string(MAX_CARRIED_CHARACTERS, 1);

const key16 = pattern(/^[\w-]{22}$/);

const candidate = object({
  candidate: string(1024),
  sdpMid: optional(string(32)),
  sdpMLineIndex: optional(integer(0, 32)),
});

const parseMessage = union({
  /** First word of a pair: proves the key, and that this member number is the sender's. */
  here: object({ name }),
  /** The sender, who only had connections made ready, takes part from now on. */
  in: object({ name }),
  /** Session description of the side that offers (RFC 8829). */
  offer: object({ attempt, round, sdp: string(MAX_SDP_CHARACTERS), name }),
  /** `round` is the one of the offer that it answers: an answer to an older offer is ignored. */
  answer: object({ attempt, round, sdp: string(MAX_SDP_CHARACTERS), name }),
  /** Trickled candidates (RFC 8838), batched. */
  candidates: object({ attempt, candidates: array(candidate, MAX_CANDIDATES) }),
  /** Asks the offering side for an ICE restart: only it can make one. */
  restart: object({ attempt }),
  /** What hosts ordered, passed on; each is checked by whoever gets it. */
  orders: object({ orders: array(parseEnvelope, MAX_ENVELOPES) }),
  /** Short for all orders that the sender has heard. */
  digest: object({ digest: pattern(/^[\w-]{22}$/) }),
  /** Somebody who waits asks a host to open. */
  knock: object({ name, note: string(MAX_NOTE_CHARACTERS) }),
  /** Asks for, or tells, the key with which the sender would give orders if a host named it. */
  'order-key': object({ key: optional(pattern(/^[\w-]{43}$/)) }),
  /** The secrets of the renewed link; they count when a host's order names them. */
  newlink: object({ epoch: integer(1, 0xff_ff_ff_ff), secret: key16, roomSecret: key16 }),
  /** Asks to hand this over to somebody whom the sender cannot reach, sealed for that one. */
  carry: object({ to: peerId, sealed: carriedText }),
  /** What somebody asked the sender to hand over. */
  carried: object({ from: peerId, sealed: carriedText }),
  /** The sender leaves on purpose. */
  bye: object({ reason: literal('left') }),
  /** Takes part in a check, and starts it for whoever has not heard of it. SHA-256 as base64url. */
  'sas-commit': object({
    check,
    members: array(peerId, MAX_MEMBERS),
    /** The starter's: while a renewed link moves people, not everybody is in the same one. */
    room: pattern(/^[\w-]{22}$/),
    commitment: pattern(/^[\w-]{43}$/),
  }),
  /** What was committed to: said only when everybody has committed. */
  'sas-reveal': object({ check, nonce: pattern(/^[\w-]{22}$/) }),
  /**
   * The sender gives the check up. `stranger`: it does not know one of the members; `refused`: it was
   * asked too often; `mismatch`: a nonce is not the one committed to; `differs`: people found it out.
   */
  'sas-end': object({ check, reason: literal('stranger', 'refused', 'mismatch', 'differs') }),
});

export type PairMessage = Parsed<typeof parseMessage>;
export type Candidate = Parsed<typeof candidate>;

/** The message in an opened text; undefined for nonsense and for types of later versions. */
export const parsePairMessage: (text: string) => PairMessage | undefined = json(parseMessage);
