// The day of the last visit in words.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { visitDay, visitSentence, type VisitDay } from './visit-day.ts';

const test = suite('visit day');

const at = (...parts: [number, number, number, number?, number?]) => new Date(...parts).getTime();
const NOW = at(2026, 10, 23, 0, 10);

const days: [string, number | null, VisitDay][] = [
  ['no visit', null, 'never'],
  ['a moment ago', NOW - 1, 'today'],
  ['a clock that was set back', NOW + 5_000_000, 'today'],
  ['ten minutes ago, but before midnight', at(2026, 10, 22, 23, 55), 'yesterday'],
  ['six days ago', at(2026, 10, 17, 9), 'weekday'],
  ['a week ago', at(2026, 10, 16, 9), 'day'],
  ['last year', at(2025, 11, 30), 'day and year'],
];
for (const [what, lastVisitMs, day] of days) {
  test(`${what}: ${day}`, () => assert.is(visitDay(lastVisitMs, NOW), day));
}

test('is said in both languages', () => {
  assert.is(visitSentence(at(2026, 10, 16, 9), NOW, 'de'), 'Zuletzt am 16. November');
  assert.is(visitSentence(at(2026, 10, 18, 9), NOW, 'de'), 'Zuletzt am Mittwoch');
  assert.is(visitSentence(null, NOW, 'de'), 'Noch nicht besucht');
  assert.is(visitSentence(at(2026, 10, 22, 9), NOW, 'en'), 'Last visited yesterday');
  assert.is(visitSentence(at(2025, 11, 30), NOW, 'en'), 'Last visited on 30 December 2025');
});

test.run();
