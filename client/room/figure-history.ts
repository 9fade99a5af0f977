// Pure: the last two minutes of a link, for plots.
import type { LinkFigures } from './link-quality.ts';

/** One reading, every two seconds. */
export interface FigurePoint {
  atMs: number;
  receivedKbps: number;
  sentKbps: number;
  /** Null before there is a path. */
  roundTripMs: number | null;
  lossPercent: number;
  framesPerSecond: number;
}

export const HISTORY_MS = 120_000;

/** The history after one more reading, which took so long; older ones go. */
export function withReading(
  history: readonly FigurePoint[],
  figures: LinkFigures,
  elapsedMs: number,
  nowMs: number,
): readonly FigurePoint[] {
  // The first reading is about no time at all.
  if (elapsedMs <= 0) return history;
  const { receivedKbps, sentKbps, roundTripMs, lossShare, framesDecoded } = figures;
  const point = {
    atMs: nowMs,
    receivedKbps,
    sentKbps,
    roundTripMs: roundTripMs === null ? null : Math.round(roundTripMs),
    lossPercent: Math.round(lossShare * 1_000) / 10,
    framesPerSecond: Math.round((framesDecoded * 1_000) / elapsedMs),
  };
  return [...history.filter(({ atMs }) => nowMs - atMs < HISTORY_MS), point];
}
