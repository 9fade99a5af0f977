// getStats() reduced to the numbers that we use (W3C webrtc-stats).
import { linkSecurity, type LinkSecurity } from './link-security.ts';

/** Sums since the connection began, so that a reader can take differences. */
export interface LinkStats {
  /** Of the selected candidate pair; null before there is one. */
  roundTripMs: number | null;
  /** Received RTP packets, and those that never came. */
  packetsReceived: number;
  packetsLost: number;
  framesDecoded: number;
  framesEncoded: number;
  bytesReceived: number;
  bytesSent: number;
  /** True when the path runs through a TURN server on either side. */
  relayed: boolean;
  security: LinkSecurity;
}

/** The shape of getStats() entries that we read; browsers leave fields out as they like. */
export interface StatsEntry {
  type: string;
  id: string;
  [field: string]: unknown;
}

/** Reduces a report; unknown entries and missing fields count as nothing. */
export function reduceStats(entries: Iterable<StatsEntry>): LinkStats {
  const byId = new Map<string, StatsEntry>();
  for (const entry of entries) byId.set(entry.id, entry);
  const all = [...byId.values()];
  const sum = (type: string, field: string) =>
    all.reduce((total, entry) => total + (entry.type === type ? number(entry[field]) : 0), 0);

  const pair = selectedPair(all, byId);
  const kindOf = (id: unknown) => byId.get(String(id))?.['candidateType'];
  const roundTrip = pair?.['currentRoundTripTime'];
  return {
    roundTripMs: typeof roundTrip === 'number' ? roundTrip * 1000 : null,
    packetsReceived: sum('inbound-rtp', 'packetsReceived'),
    packetsLost: sum('inbound-rtp', 'packetsLost'),
    framesDecoded: sum('inbound-rtp', 'framesDecoded'),
    framesEncoded: sum('outbound-rtp', 'framesEncoded'),
    bytesReceived: number(pair?.['bytesReceived']),
    bytesSent: number(pair?.['bytesSent']),
    relayed:
      kindOf(pair?.['localCandidateId']) === 'relay' ||
      kindOf(pair?.['remoteCandidateId']) === 'relay',
    security: linkSecurity(byId, pair),
  };
}

/** Chromium names it in the transport entry, Firefox marks the pair. */
export function selectedPair(
  all: readonly StatsEntry[],
  byId: ReadonlyMap<string, StatsEntry>,
): StatsEntry | undefined {
  const transport = all.find((entry) => entry.type === 'transport');
  return (
    byId.get(String(transport?.['selectedCandidatePairId'])) ??
    all.find((entry) => entry.type === 'candidate-pair' && entry['selected'] === true)
  );
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
