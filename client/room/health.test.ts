// Tests of the words for the connection: a table from facts to the one sentence and those about people.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RECOMMENDED_ROOM_SIZE } from '../../shared/limits.ts';
import { firstWish } from '../mesh/wishes.ts';
import {
  connectionHealth,
  isMended,
  UNREACHED_AFTER_MS,
  type ConnectionHealth,
  type HealthFacts,
  type LinkFacts,
} from './health.ts';
import type { LinkHealth } from './participant.ts';

const test = suite('health');

const CALM: HealthFacts = {
  online: true,
  relay: 'open',
  refusal: null,
  detour: false,
  links: [],
};
const reached = (id: string, health: LinkHealth): LinkFacts => ({
  id,
  health,
  everReached: true,
  knownForMs: 60_000,
});
const never = (id: string, knownForMs: number, health: LinkHealth = 'connecting'): LinkFacts => ({
  id,
  health,
  everReached: false,
  knownForMs,
});

interface Row {
  what: string;
  facts: Partial<HealthFacts>;
  overall: string | null;
  people?: string;
  level: ConnectionHealth['level'];
}

const good = reached('a', 'good');
const late = UNREACHED_AFTER_MS;
const TABLE: readonly Row[] = [
  { what: 'alone', facts: {}, overall: null, level: 'good' },
  { what: 'one good link', facts: { links: [good] }, overall: null, level: 'good' },
  {
    what: 'one weak link',
    facts: { links: [good, reached('b', 'weak')] },
    overall: null,
    people: 'b weak',
    level: 'weak',
  },
  {
    what: 'the only link weak',
    facts: { links: [reached('b', 'weak')] },
    overall: null,
    people: 'b weak',
    level: 'weak',
  },
  {
    what: 'all of several links weak',
    facts: { links: [reached('a', 'weak'), reached('b', 'weak')] },
    overall: 'allWeak',
    level: 'weak',
  },
  {
    what: 'lost before reconnecting before weak',
    facts: {
      links: [good, reached('b', 'weak'), reached('c', 'reconnecting'), reached('d', 'lost')],
    },
    overall: null,
    people: 'd lost, c reconnecting, b weak',
    level: 'weak',
  },
  {
    what: 'the only link given up',
    facts: { links: [reached('b', 'lost')] },
    overall: null,
    people: 'b lost',
    level: 'lost',
  },
  {
    what: 'all of several links silent',
    facts: { links: [reached('a', 'reconnecting'), reached('b', 'lost')] },
    overall: 'nobodyReached',
    level: 'reconnecting',
  },
  {
    what: 'all of several links silent and the relay lost with them',
    facts: { relay: 'lost', links: [reached('a', 'reconnecting'), reached('b', 'reconnecting')] },
    overall: 'nobodyReached',
    level: 'reconnecting',
  },
  {
    what: 'the relay lost, the conversation alive',
    facts: { relay: 'lost', links: [good] },
    overall: 'relayLost',
    level: 'good',
  },
  {
    what: 'the relay lost, nobody here',
    facts: { relay: 'lost' },
    overall: 'relayLost',
    level: 'reconnecting',
  },
  {
    what: 'no network, which takes everything with it',
    facts: { online: false, relay: 'lost', links: [reached('a', 'reconnecting')] },
    overall: 'offline',
    level: 'lost',
  },
  {
    what: 'the first connection under way',
    facts: { relay: 'connecting' },
    overall: 'relayConnecting',
    level: 'reconnecting',
  },
  {
    what: 'the first connection failing',
    facts: { relay: 'connecting', refusal: 'unreachable' },
    overall: 'relayUnreachable',
    level: 'reconnecting',
  },
  {
    what: 'refused',
    facts: { relay: 'refused', refusal: 'roomFull' },
    overall: 'refused',
    level: 'lost',
  },
  {
    what: 'somebody who has only just come',
    facts: { links: [never('a', late - 1)] },
    overall: null,
    level: 'good',
  },
  {
    what: 'no link comes about though the relay works',
    facts: { links: [never('a', late), never('b', late)] },
    overall: 'blocked',
    level: 'lost',
  },
  {
    what: 'given up without ever having been connected',
    facts: { links: [never('a', late, 'lost')] },
    overall: 'blocked',
    level: 'lost',
  },
  {
    what: 'one of several never reached',
    facts: { links: [good, never('b', late)] },
    overall: null,
    people: 'b unreached',
    level: 'weak',
  },
  {
    what: 'a newcomer while another was never reached: too early to blame the network',
    facts: { links: [never('a', late), never('b', 100)] },
    overall: null,
    people: 'a unreached',
    level: 'weak',
  },
];

for (const { what, facts, overall, people = '', level } of TABLE)
  test(what, () => {
    const health = connectionHealth({ ...CALM, ...facts });
    assert.is(health.overall?.code ?? null, overall);
    assert.is(health.people.map(({ id, code }) => `${id} ${code}`).join(', '), people);
    assert.is(health.level, level);
  });

/** A calm meeting of so many people. */
function healthOf(people: number): ConnectionHealth {
  const links = Array.from({ length: people - 1 }, (_, index) => reached(String(index), 'good'));
  return connectionHealth({ ...CALM, links });
}

test('more people than recommended are told about it, and that the pictures are small is true', () => {
  assert.is(healthOf(RECOMMENDED_ROOM_SIZE).overall, null);
  assert.is(healthOf(RECOMMENDED_ROOM_SIZE + 1).overall?.code, 'manyPeople');
  assert.is(healthOf(RECOMMENDED_ROOM_SIZE + 1).level, 'good');
  assert.is(firstWish(RECOMMENDED_ROOM_SIZE).camera, '180');
});

test('a blocked network is told together with whether there was a way around', () => {
  const links = [never('a', late)];
  assert.equal(connectionHealth({ ...CALM, links, detour: true }).overall, {
    code: 'blocked',
    detour: true,
  });
});

test('trouble is mended when it is over and those concerned are still there', () => {
  const calm = connectionHealth({ ...CALM, links: [good] });
  const offline = connectionHealth({ ...CALM, online: false });
  const relayLost = connectionHealth({ ...CALM, relay: 'lost', links: [good] });
  const repairing = connectionHealth({ ...CALM, links: [good, reached('b', 'reconnecting')] });
  const weak = connectionHealth({ ...CALM, links: [reached('a', 'weak')] });
  const here = new Set(['a', 'b']);
  assert.ok(isMended(offline, calm, here));
  assert.ok(isMended(relayLost, calm, here));
  assert.ok(isMended(relayLost, weak, here));
  assert.ok(isMended(repairing, calm, here));
  assert.not(isMended(repairing, calm, new Set(['a'])), 'the person has left');
  assert.not(isMended(offline, relayLost, here), 'one trouble follows another');
  assert.not(isMended(weak, calm, here), 'nobody lost anything');
});

test.run();
