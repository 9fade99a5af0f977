// The calendar file follows RFC 5545: line ends, folding, escaping, UTC.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { calendarFile, escapeText, foldLine, utcTime } from './calendar-file.ts';

const test = suite('calendar file');

const EVENT = {
  uid: '0d3c9c1e-6f1c-4b0e-9f29-7a3f5c1d2e3f',
  stampMs: Date.UTC(2026, 10, 1, 8, 5, 9, 123),
  startMs: Date.UTC(2026, 10, 14, 9),
  endMs: Date.UTC(2026, 10, 14, 10, 30),
  title: 'Abstimmung; Radweg, Hafenstraße',
  link: `https://schnack.example/#${'Qm7x-_'.repeat(7)}k`,
  description: 'Guten Tag,\n\nC:\\Pfad; bis dann',
};

/** As a calendar reads it: folded lines joined again. */
const unfold = (file: string) => file.replaceAll('\r\n ', '').split('\r\n');

test('has one event with times in UTC and the link in LOCATION and URL', () => {
  const lines = unfold(calendarFile(EVENT));
  assert.equal(lines.slice(0, 2), ['BEGIN:VCALENDAR', 'VERSION:2.0']);
  assert.equal(lines.slice(-3), ['END:VEVENT', 'END:VCALENDAR', '']);
  for (const line of [
    `UID:${EVENT.uid}`,
    'DTSTAMP:20261101T080509Z',
    'DTSTART:20261114T090000Z',
    'DTEND:20261114T103000Z',
    'SUMMARY:Abstimmung\\; Radweg\\, Hafenstraße',
    `LOCATION:${EVENT.link}`,
    `URL:${EVENT.link}`,
    'DESCRIPTION:Guten Tag\\,\\n\\nC:\\\\Pfad\\; bis dann',
  ])
    assert.ok(lines.includes(line), line);
});

test('every line ends in CR LF and has at most 75 bytes', () => {
  const file = calendarFile({ ...EVENT, description: 'Grüße 👋🏽 '.repeat(60) });
  assert.not.match(file, /[^\r]\n|\r[^\n]/);
  for (const line of file.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.not.match(file, '\ufffd');
});

const texts: [string, string][] = [
  ['a\\b', 'a\\\\b'],
  ['a;b,c', 'a\\;b\\,c'],
  ['a\r\nb\nc\rd', 'a\\nb\\nc\\nd'],
  ['bell\u0007 tab\t', 'bell tab\t'],
  ['10:00 "wörtlich"', '10:00 "wörtlich"'],
];
for (const [text, escaped] of texts) {
  test(`${JSON.stringify(text)} is written as ${JSON.stringify(escaped)}`, () => {
    assert.is(escapeText(text), escaped);
  });
}

test('a line break in a title starts no line of its own', () => {
  const lines = unfold(calendarFile({ ...EVENT, title: 'x\r\nATTACH:https://evil.example' }));
  assert.is(lines.filter((line) => line.startsWith('ATTACH')).length, 0);
});

test('folding keeps characters whole and loses none', () => {
  for (const line of ['short', 'x'.repeat(75), 'x'.repeat(76), 'ü'.repeat(200), '👍'.repeat(50)]) {
    const parts = foldLine(line).split('\r\n ');
    assert.is(parts.join(''), line);
    for (const [index, part] of parts.entries())
      assert.ok(Buffer.byteLength(part) <= (index === 0 ? 75 : 74));
  }
  assert.not.match(foldLine('x'.repeat(75)), '\r\n');
});

test('times are to the second', () => {
  assert.is(utcTime(Date.UTC(2027, 0, 1) - 1), '20261231T235959Z');
});

test.run();
