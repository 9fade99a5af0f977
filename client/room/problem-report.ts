// Pure: the problem report that a person can save and hand on: what happened, without saying to whom.
import type { LogLine } from '../kit/log.ts';
import type { ConnectionHealth } from './health.ts';
import type { LinkFigures } from './link-quality.ts';
import type { LinkHealth } from './participant.ts';

export interface ReportFacts {
  build: string;
  /** When it was made; told to the minute. */
  at: Date;
  /** Since joining. */
  durationMs: number;
  userAgent: string;
  language: string;
  online: boolean;
  relay: string;
  health: ConnectionHealth;
  /** Everybody who was ever here, oneself first. */
  met: readonly { id: string; name: string }[];
  links: readonly {
    id: string;
    health: LinkHealth;
    figures: LinkFigures | null;
    /** Which build the other says to run. */
    build: string;
  }[];
  counts: Readonly<Record<string, number>>;
  log: readonly LogLine[];
}

/** JSON with people as P1 (oneself), P2, …; no names, addresses, ids or keys. */
export function problemReport(facts: ReportFacts): string {
  const labels = new Map(facts.met.map(({ id }, index) => [id, `P${index + 1}`]));
  const labelOf = (id: string) => labels.get(id) ?? 'P?';
  const { overall, level, people } = facts.health;
  const report = {
    about: 'Schnack problem report. P1 is the person who saved it.',
    build: facts.build,
    madeAt: `${facts.at.toISOString().slice(0, 16)}Z`,
    inMeetingForSeconds: Math.round(facts.durationMs / 1000),
    browser: facts.userAgent,
    language: facts.language,
    connection: {
      online: facts.online,
      relay: facts.relay,
      level,
      trouble: overall?.code ?? null,
      people: people.map(({ id, code }) => `${labelOf(id)} ${code}`),
    },
    links: facts.links.map(({ id, health, figures, build }) => ({
      to: labelOf(id),
      health,
      ...(figures && readable(figures)),
      sameBuild: build === facts.build,
    })),
    peopleEver: facts.met.length,
    dropped: facts.counts,
    log: facts.log.map(
      ({ atMs, level: severity, area, text }) =>
        `${(atMs / 1000).toFixed(1)} s ${severity} ${area}: ${scrub(text, facts.met)}`,
    ),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function readable(figures: LinkFigures) {
  return {
    path: figures.relayed ? 'by TURN' : 'direct',
    roundTripMs: figures.roundTripMs === null ? null : Math.round(figures.roundTripMs),
    lossPercent: Math.round(figures.lossShare * 1000) / 10,
    receivedKbps: figures.receivedKbps,
    sentKbps: figures.sentKbps,
    framesDecoded: figures.framesDecoded,
    framesEncoded: figures.framesEncoded,
    ...figures.security,
  };
}

/** In this order: what is long and telling first, so that no half of it is left. */
const TELLING: readonly [RegExp, string][] = [
  [/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, '[address]'],
  [/\b(?:stuns?|turns?):\S+/gi, '[address]'],
  [/\S+@\S+\.\S+/g, '[address]'],
  [/#\S+/g, '[key]'],
  // Fingerprints, and long runs of base64 or hexadecimal digits: ids and keys.
  [/\b(?:[0-9a-f]{2}:){7,}[0-9a-f]{2}\b/gi, '[key]'],
  [/[\w+/-]{20,}={0,2}/g, '[key]'],
  // IPv6 before IPv4, because it may end in one; mDNS and other host names.
  [/(?:[0-9a-f]{0,4}:){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4})(?:%\w+)?/gi, '[address]'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '[address]'],
  [/\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?\b/gi, '[address]'],
];

/** A line without names, ids, addresses and keys. The log should hold none; this is the second lock. */
export function scrub(text: string, met: readonly { id: string; name: string }[]): string {
  let scrubbed = text;
  met.forEach(({ id }, index) => {
    scrubbed = scrubbed.replaceAll(id, `P${index + 1}`);
  });
  // Whole names before their parts, so that what is left of one gives no hint.
  const names = met
    .flatMap(({ name }, index) => [name, ...name.split(/\s+/)].map((part) => ({ part, index })))
    .filter(({ part }) => part !== '')
    .toSorted((a, b) => b.part.length - a.part.length);
  for (const { part, index } of names) {
    scrubbed = scrubbed.replace(wholeWord(part), `P${index + 1}`);
  }
  for (const [pattern, substitute] of TELLING) scrubbed = scrubbed.replace(pattern, substitute);
  return scrubbed;
}

function wholeWord(word: string): RegExp {
  const literal = word.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, 'gui');
}
