// Reads of each getStats() report only what we use. Every entry that is touched is made into an object at
// that moment, on the page's thread, and most of a report are codecs and paths that nobody asks for.
import { selectedPair, type StatsEntry } from './link-stats.ts';

/** An RTCStatsReport, which is made like a map. */
export interface StatsReport {
  readonly size: number;
  get(id: string): StatsEntry | undefined;
  forEach(take: (entry: StatsEntry) => void): void;
}

/** Where one entry goes in the moment in which another one comes, the size does not tell: look again after so many. */
const PARTS = 4;

/** For all reports of one connection, or of one sender. */
export function createStatsReader(): (report: StatsReport) => StatsEntry[] {
  let size = 0;
  let ids: readonly string[] = [];
  let readInPart = 0;

  function again(report: StatsReport): StatsEntry[] | null {
    readInPart += 1;
    if (report.size !== size || readInPart > PARTS) return null;
    const entries: StatsEntry[] = [];
    for (const id of ids) {
      const entry = report.get(id);
      if (entry === undefined) return null;
      entries.push(entry);
    }
    // Another path or another codec may have come into use, which was left out so far.
    if (pairOf(entries) === undefined) return null;
    const known = new Set(ids);
    return idsInUse(entries).every((id) => known.has(id)) ? entries : null;
  }

  function whole(report: StatsReport): StatsEntry[] {
    const all: StatsEntry[] = [];
    report.forEach((entry) => all.push(entry));
    const used = new Set(idsInUse(all));
    const entries = all.filter(({ id }) => used.has(id));
    size = report.size;
    readInPart = 0;
    ids = entries.map(({ id }) => id);
    return entries;
  }

  return (report) => again(report) ?? whole(report);
}

const USED_TYPES = new Set(['transport', 'inbound-rtp', 'outbound-rtp', 'media-source']);

/** What the reductions read, and what that refers to. */
function idsInUse(entries: readonly StatsEntry[]): string[] {
  const used = entries.filter(({ type }) => USED_TYPES.has(type));
  const pair = pairOf(entries);
  const transport = used.find(({ type }) => type === 'transport');
  return [
    ...used.flatMap(({ id, codecId }) => [id, codecId]),
    ...(pair === undefined ? [] : [pair.id, pair['localCandidateId'], pair['remoteCandidateId']]),
    transport?.['selectedCandidatePairId'],
  ].filter((id): id is string => typeof id === 'string');
}

const pairOf = (entries: readonly StatsEntry[]) =>
  selectedPair(entries, new Map(entries.map((entry) => [entry.id, entry])));
