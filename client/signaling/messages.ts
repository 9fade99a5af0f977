// What two members say to each other under their pair seal: one union, one parser.
import { MAX_SDP_CHARACTERS } from '../../shared/limits.ts';
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

/** Names one attempt at a connection, so that a late answer or candidate cannot hit the next one. */
const attempt = pattern(/^[\w-]{6}$/);
/** Rises with each offer of one attempt (an ICE restart is a further offer). */
const round = integer(1, 1_000_000);
/** Chromium gathers some twenty at worst; the rest of the range is for odd networks. */
const MAX_CANDIDATES = 64;

const candidate = object({
  candidate: string(1024),
  sdpMid: optional(string(32)),
  sdpMLineIndex: optional(integer(0, 32)),
});

const parseMessage = union({
  /** First word of a pair: proves the key, and that this member number is the sender's. */
  here: object({}),
  /** Session description of the side that offers (RFC 8829). */
  offer: object({ attempt, round, sdp: string(MAX_SDP_CHARACTERS) }),
  /** `round` is the one of the offer that it answers: an answer to an older offer is ignored. */
  answer: object({ attempt, round, sdp: string(MAX_SDP_CHARACTERS) }),
  /** Trickled candidates (RFC 8838), batched. */
  candidates: object({ attempt, candidates: array(candidate, MAX_CANDIDATES) }),
  /** Asks the offering side for an ICE restart: only it can make one. */
  restart: object({ attempt }),
  /** The sender leaves on purpose. */
  bye: object({ reason: literal('left') }),
});

export type PairMessage = Parsed<typeof parseMessage>;
export type Candidate = Parsed<typeof candidate>;

/** The message in an opened text; undefined for nonsense and for types of later versions. */
export const parsePairMessage: (text: string) => PairMessage | undefined = json(parseMessage);
