// What must hold in every meeting, whatever happened before.
import * as assert from 'uvu/assert';
import { createMeeting, type Meeting, type MeetingOptions, type Person } from './meet.ts';

export function pairsOf(people: readonly Person[]): (readonly [Person, Person])[] {
  return people.flatMap((one, at) => people.slice(at + 1).map((other) => [one, other] as const));
}

/** Everybody shows everybody else and nobody else, and all links are open. */
export function isWhole(meeting: Meeting, people: readonly Person[] = meeting.present): boolean {
  return people.every(
    (person) =>
      person.shown().length === people.length - 1 &&
      people.every(
        (other) =>
          other === person ||
          (person.of(other)?.state === 'open' && person.shown().includes(other.identity.id)),
      ),
  );
}

/** A meeting in which so many members see each other. */
export async function meetingOf(count: number, options?: MeetingOptions): Promise<Meeting> {
  const meeting = await createMeeting(options);
  for (let at = 0; at < count; at += 1) await meeting.join();
  await meeting.until('a full mesh', () => isWhole(meeting), 3_000);
  await meeting.run(100);
  return meeting;
}

/**
 * Waits for a full mesh, lets it come to rest, and checks: one living connection per pair, nothing
 * left over, everybody seen once, and every pair can talk both ways.
 */
export async function assertWhole(
  meeting: Meeting,
  { note = '', limitMs = 60_000, ups = 1 }: { note?: string; limitMs?: number; ups?: number } = {},
): Promise<number> {
  const people = meeting.present;
  const tookMs = await meeting.until(`a full mesh ${note}`, () => isWhole(meeting), limitMs);
  await meeting.run(1_000);
  assert.ok(isWhole(meeting), `${note}: the mesh stays whole`);
  const pairs = pairsOf(people);
  assert.is(meeting.network.connections().length, pairs.length, `${note}: connections`);
  for (const person of people) {
    const ends = meeting.network.endpointCount(person.name);
    assert.is(ends, people.length - 1, `${note}: ${person.name} has one transport per peer`);
    for (const other of people) {
      if (other !== person) {
        assert.is(person.of(other)?.ups, ups, `${note}: ${person.name} saw ${other.name} once`);
      }
    }
  }
  const word = `w${meeting.clock.nowMs()}`;
  for (const person of people) person.say(null, word);
  await meeting.run(500);
  for (const person of people) {
    for (const other of people) {
      const count = person.heard.filter((text) => text === `${other.name}: ${word}`).length;
      assert.is(count, other === person ? 0 : 1, `${note}: ${person.name} hears ${other.name}`);
    }
  }
  return tookMs;
}
