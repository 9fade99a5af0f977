// Pure: two readings of a link's counters to one word, good or weak, and to figures for those who ask.
import type { LinkSecurity } from '../mesh/link-security.ts';
import type { LinkStats } from '../mesh/link-stats.ts';

export type LinkQuality = 'good' | 'weak';

/** From so much loss on, speech has audible gaps in spite of concealment. */
const WEAK_LOSS = 0.08;
/** From so much delay on, people start to talk over each other (ITU-T G.114: 400 ms one way at most). */
const WEAK_ROUND_TRIP_MS = 500;
/** To be good again takes clearly less, so that the word does not flicker. */
const RELIEF = 0.5;
/** Fewer packets say nothing. */
const MIN_PACKETS = 20;

/** The word for the time between two readings; `before` is the word until now. */
export function linkQuality(
  earlier: LinkStats | null,
  later: LinkStats,
  before: LinkQuality,
): LinkQuality {
  const factor = before === 'weak' ? RELIEF : 1;
  if ((later.roundTripMs ?? 0) > WEAK_ROUND_TRIP_MS * factor) return 'weak';
  if (earlier === null) return before;
  const received = later.packetsReceived - earlier.packetsReceived;
  const lost = Math.max(0, later.packetsLost - earlier.packetsLost);
  if (received + lost < MIN_PACKETS) return before;
  return lost / (received + lost) > WEAK_LOSS * factor ? 'weak' : 'good';
}

/** What a link does now, for the settings and the problem report. */
export interface LinkFigures {
  /** Null before there is a path. */
  roundTripMs: number | null;
  /** Share of received packets that never came, 0 to 1. */
  lossShare: number;
  receivedKbps: number;
  sentKbps: number;
  /** The path runs through a TURN server. */
  relayed: boolean;
  security: LinkSecurity;
  framesDecoded: number;
  framesEncoded: number;
}

/** Figures over the time between two readings; without an earlier one the rates are 0. */
export function linkFigures(
  earlier: LinkStats | null,
  later: LinkStats,
  elapsedMs: number,
): LinkFigures {
  const since = (read: (stats: LinkStats) => number) =>
    earlier === null ? 0 : Math.max(0, read(later) - read(earlier));
  const kbps = (bytes: number) => (elapsedMs > 0 ? Math.round((bytes * 8) / elapsedMs) : 0);
  const received = since(({ packetsReceived }) => packetsReceived);
  const lost = since(({ packetsLost }) => packetsLost);
  return {
    roundTripMs: later.roundTripMs,
    lossShare: received + lost === 0 ? 0 : lost / (received + lost),
    receivedKbps: kbps(since(({ bytesReceived }) => bytesReceived)),
    sentKbps: kbps(since(({ bytesSent }) => bytesSent)),
    relayed: later.relayed,
    security: later.security,
    framesDecoded: since(({ framesDecoded }) => framesDecoded),
    framesEncoded: since(({ framesEncoded }) => framesEncoded),
  };
}
