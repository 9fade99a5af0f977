// Pure: from what is known about the network, the relay and each link to what has to be said about it.
import type { CloseReason } from '../../shared/close-codes.ts';
import { RECOMMENDED_ROOM_SIZE } from '../../shared/limits.ts';
import type { LinkHealth } from './participant.ts';
import type { RelayState } from './relay-state.ts';

export interface HealthFacts {
  /** False while the browser says that there is no network. */
  online: boolean;
  relay: RelayState;
  /** Why we are not inside. */
  refusal: CloseReason | 'unreachable' | null;
  /** The service offers a way around for networks that forbid direct connections (TURN). */
  detour: boolean;
  links: readonly LinkFacts[];
}

export interface LinkFacts {
  id: string;
  health: LinkHealth;
  /** Whether anything ever came over this link. */
  everReached: boolean;
  /** Since the person was first known. */
  knownForMs: number;
}

/** One condition of the whole connection. */
export type OverallTrouble =
  | { code: 'offline' }
  | { code: 'refused'; reason: CloseReason | 'unreachable' }
  | { code: 'relayLost' }
  | { code: 'relayUnreachable' }
  | { code: 'relayConnecting' }
  /** The relay works, but no link ever came about: the network forbids it. */
  | { code: 'blocked'; detour: boolean }
  /** Several links and all silent: then it is us. */
  | { code: 'nobodyReached' }
  /** Several links and all weak: then it is us. */
  | { code: 'allWeak' }
  | { code: 'manyPeople' };

export interface PersonTrouble {
  id: string;
  /** `unreached`: known for a while, never connected; the others as in LinkHealth. */
  code: 'weak' | 'unreached' | 'reconnecting' | 'lost';
}

export interface ConnectionHealth {
  /** The connection as a whole, in one word. */
  level: 'good' | 'weak' | 'reconnecting' | 'lost';
  overall: OverallTrouble | null;
  /** Most pressing first; empty when the overall sentence says it all. */
  people: readonly PersonTrouble[];
}

/** A direct path takes well below 3 s, one through TURN a little more; then something is in the way. */
export const UNREACHED_AFTER_MS = 8_000;

export function connectionHealth(facts: HealthFacts): ConnectionHealth {
  const people = personTroubles(facts.links);
  const overall = overallTrouble(facts, people);
  const tellsAll = overall !== null && TELLS_ALL.has(overall.code);
  return {
    level: levelOf(overall, facts.links, people),
    overall,
    people: tellsAll ? [] : people,
  };
}

/** True when trouble that people noticed is over, and not only because those concerned have left. */
export function isMended(
  before: ConnectionHealth,
  after: ConnectionHealth,
  present: ReadonlySet<string>,
): boolean {
  if (isInterrupted(after) || !isInterrupted(before)) return false;
  if (before.overall !== null && INTERRUPTIONS.has(before.overall.code)) return true;
  return before.people.some(({ id, code }) => code !== 'weak' && present.has(id));
}

const INTERRUPTIONS: ReadonlySet<OverallTrouble['code']> = new Set([
  'offline',
  'relayLost',
  'blocked',
  'nobodyReached',
] as const);
/** Without a network, or when it is us, a line about each person would only repeat it. */
const TELLS_ALL: ReadonlySet<OverallTrouble['code']> = new Set([
  'offline',
  'refused',
  'blocked',
  'nobodyReached',
  'allWeak',
] as const);
const URGENCY: readonly PersonTrouble['code'][] = ['lost', 'unreached', 'reconnecting', 'weak'];

/** Trouble that people notice as an interruption, not only as a weak picture. */
export function isInterrupted({ overall, people }: ConnectionHealth): boolean {
  const overallIs = overall !== null && INTERRUPTIONS.has(overall.code);
  return overallIs || people.some(({ code }) => code !== 'weak');
}

function personTroubles(links: readonly LinkFacts[]): PersonTrouble[] {
  return links
    .flatMap((link) => {
      const code = personTrouble(link);
      return code === null ? [] : [{ id: link.id, code }];
    })
    .toSorted((a, b) => URGENCY.indexOf(a.code) - URGENCY.indexOf(b.code));
}

function personTrouble(link: LinkFacts): PersonTrouble['code'] | null {
  switch (link.health) {
    case 'good':
      return null;
    case 'weak':
    case 'lost':
      return link.health;
    case 'connecting':
    case 'reconnecting':
      if (link.everReached) return 'reconnecting';
      return link.knownForMs >= UNREACHED_AFTER_MS ? 'unreached' : null;
    default:
      return link.health satisfies never;
  }
}

function overallTrouble(
  facts: HealthFacts,
  people: readonly PersonTrouble[],
): OverallTrouble | null {
  const { links, refusal } = facts;
  if (!facts.online) return { code: 'offline' };
  if (facts.relay === 'refused' && refusal !== null) return { code: 'refused', reason: refusal };
  if (facts.relay === 'connecting')
    return { code: refusal === null ? 'relayConnecting' : 'relayUnreachable' };
  const never = links.filter(({ everReached }) => !everReached);
  const all = (...codes: readonly PersonTrouble['code'][]) =>
    links.length > 0 &&
    people.length === links.length &&
    people.every(({ code }) => codes.includes(code));
  if (facts.relay === 'open' && never.length === links.length && all('unreached', 'lost'))
    return { code: 'blocked', detour: facts.detour };
  if (links.length > 1 && all('reconnecting', 'lost', 'unreached'))
    return { code: 'nobodyReached' };
  if (facts.relay === 'lost') return { code: 'relayLost' };
  if (links.length > 1 && all('weak')) return { code: 'allWeak' };
  if (links.length + 1 > RECOMMENDED_ROOM_SIZE) return { code: 'manyPeople' };
  return null;
}

function levelOf(
  overall: OverallTrouble | null,
  links: readonly LinkFacts[],
  people: readonly PersonTrouble[],
): ConnectionHealth['level'] {
  switch (overall?.code) {
    case 'offline':
    case 'refused':
    case 'blocked':
      return 'lost';
    case 'nobodyReached':
    case 'relayConnecting':
    case 'relayUnreachable':
      return 'reconnecting';
    case 'relayLost':
    case 'allWeak':
    case 'manyPeople':
    case undefined:
      if (links.length === 0) return overall?.code === 'relayLost' ? 'reconnecting' : 'good';
      if (people.length === 0) return 'good';
      return links.length === 1 && people[0]?.code === 'lost' ? 'lost' : 'weak';
    default:
      return overall satisfies never;
  }
}
