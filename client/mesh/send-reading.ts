// What a sender's getStats() says about the way a camera is sent (W3C webrtc-stats).
import { selectedPair, type StatsEntry } from './link-stats.ts';

export interface SendReading {
  /** What the browser believes that this path carries; null where it does not tell. */
  availableKbps: number | null;
  /** Why the encoder sends less than it may; null while it sends nothing. */
  limitedBy: 'none' | 'bandwidth' | 'cpu' | 'other' | null;
  /** Pictures a second that the camera gives, and that are sent; null where unknown. */
  sourceFps: number | null;
  sentFps: number | null;
  /** Of the latest answer to a check of the path, which come every few seconds; null before the first one. */
  roundTripMs: number | null;
  /** Sums since the connection began: such answers, RTP packets, what they waited here, requests for key frames. */
  roundTrips: number;
  packetsSent: number;
  sendDelayMs: number;
  pliCount: number;
  /** All bytes on this path since it was chosen: picture, sound, repair, headers. */
  bytesSent: number;
}

const LIMITS = ['none', 'bandwidth', 'cpu', 'other'] as const;

export function reduceSending(entries: readonly StatsEntry[]): SendReading {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const outbound = entries.find(({ type }) => type === 'outbound-rtp');
  const source = entries.find(({ type }) => type === 'media-source');
  const pair = selectedPair(entries, byId);
  const available = numberOf(pair?.['availableOutgoingBitrate']);
  const roundTrip = numberOf(pair?.['currentRoundTripTime']);
  const limit = LIMITS.find((word) => word === outbound?.['qualityLimitationReason']);
  const isActive = outbound?.['active'] !== false && source !== undefined;
  return {
    availableKbps: available === null ? null : available / 1000,
    limitedBy: isActive ? (limit ?? 'none') : null,
    sourceFps: numberOf(source?.['framesPerSecond']),
    sentFps: numberOf(outbound?.['framesPerSecond']),
    roundTripMs: roundTrip === null ? null : roundTrip * 1000,
    roundTrips: numberOf(pair?.['responsesReceived']) ?? 0,
    packetsSent: numberOf(outbound?.['packetsSent']) ?? 0,
    sendDelayMs: (numberOf(outbound?.['totalPacketSendDelay']) ?? 0) * 1000,
    pliCount: numberOf(outbound?.['pliCount']) ?? 0,
    bytesSent: numberOf(pair?.['bytesSent']) ?? 0,
  };
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
