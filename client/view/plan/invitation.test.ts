// The invitation in both languages, as text, mail draft and calendar entry.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  fileName,
  invitationCalendar,
  invitationMail,
  invitationText,
  spanText,
} from './invitation.ts';
import { EMPTY_PLAN, spanOf } from './meeting-plan.ts';

const test = suite('invitation');

const LINK = 'https://schnack.example/#AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';
const PLAN = { title: 'Radweg & Hafen', date: '2026-11-12', time: '10:00', durationMinutes: 90 };

test('the time of a plan is by the clock of this device', () => {
  const startMs = new Date(2026, 10, 12, 10).getTime();
  assert.equal(spanOf(PLAN), { startMs, endMs: startMs + 90 * 60_000 });
  assert.is(spanOf({ ...PLAN, date: '' }), null);
  assert.is(spanOf({ ...PLAN, time: '' }), null);
});

test('day and time are said in the language and time zone', () => {
  const startMs = Date.UTC(2026, 10, 12, 9);
  const span = { startMs, endMs: startMs + 90 * 60_000 };
  assert.is(
    spanText(span, 'de', 'Europe/Berlin'),
    'Donnerstag, 12. November 2026, 10:00 bis 11:30 Uhr (MEZ)',
  );
  assert.is(
    spanText(span, 'en', 'Europe/Berlin').replace('Thursday,', 'Thursday'),
    'Thursday 12 November 2026, 10:00 to 11:30 (CET)',
  );
});

test('the text has title, time and link, in the language that was asked for', () => {
  const german = invitationText({ plan: PLAN, link: LINK, language: 'de' });
  assert.match(german, 'zur Videobesprechung „Radweg & Hafen“ eingeladen');
  assert.match(german, 'Wann: Donnerstag, 12. November 2026, 10:00 bis 11:30 Uhr');
  assert.ok(german.split('\n').includes(LINK), 'the link stands alone in its line');
  const english = invitationText({ plan: PLAN, link: LINK, language: 'en' });
  assert.match(english, 'You are invited to the video meeting “Radweg & Hafen”.');
  assert.match(english, LINK);
});

test('nothing but the link is needed', () => {
  const text = invitationText({ plan: EMPTY_PLAN, link: LINK, language: 'de' });
  assert.match(text, 'Sie sind zu einer Videobesprechung eingeladen.');
  assert.not.match(text, 'Wann');
  assert.not.match(text, /\n{3}/);
});

test('the mail draft says the same, whatever characters are in it', () => {
  const options = {
    plan: { ...PLAN, title: 'Größe & "Maß" #1?' },
    link: LINK,
    language: 'de',
  } as const;
  const draft = new URL(invitationMail(options));
  assert.is(draft.protocol, 'mailto:');
  assert.is(draft.hash, '');
  const body = /&body=(.*)$/.exec(draft.href)?.[1] ?? '';
  assert.match(body, '%0D%0A');
  assert.is(decodeURIComponent(body).replaceAll('\r\n', '\n'), invitationText(options));
  const subject = /\?subject=([^&]*)&/.exec(draft.href)?.[1] ?? '';
  assert.is(decodeURIComponent(subject), 'Einladung: Größe & "Maß" #1?');
});

test('a calendar entry needs date and time', () => {
  const options = { plan: PLAN, link: LINK, language: 'en' } as const;
  const file = invitationCalendar(options, 'uid-1', 0) ?? '';
  assert.match(file, 'SUMMARY:Radweg & Hafen\r\n');
  assert.match(file, 'UID:uid-1\r\n');
  assert.is(invitationCalendar({ ...options, plan: { ...PLAN, time: '' } }, 'uid-1', 0), null);
  const untitled = invitationCalendar({ ...options, plan: { ...PLAN, title: ' ' } }, 'uid-1', 0);
  assert.match(untitled ?? '', 'SUMMARY:Video meeting\r\n');
});

const titles: [string, string][] = [
  ['Abstimmung Radweg', 'Abstimmung-Radweg'],
  ['../../etc/passwd', 'etc-passwd'],
  ['Größe: 1/2', 'Größe-1-2'],
  ['???', 'meeting'],
];
for (const [title, name] of titles) {
  test(`“${title}” is saved as ${name}`, () => assert.is(fileName(title, 'meeting'), name));
}

test.run();
