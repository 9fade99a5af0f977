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
import { EMPTY_PLAN, spanOf, termsOf } from './meeting-plan.ts';
import { suggestPassphrase } from './suggest-passphrase.ts';

const test = suite('invitation');

const LINK = 'https://schnack.example/#AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';
const PLAN = {
  ...EMPTY_PLAN,
  title: 'Radweg & Hafen',
  date: '2026-11-12',
  time: '10:00',
  durationMinutes: 90,
};
const terms = { expiryHour: null, asksPassphrase: false };

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
  const german = invitationText({ plan: PLAN, link: LINK, terms, language: 'de' });
  assert.match(german, 'zur Videobesprechung „Radweg & Hafen“ eingeladen');
  assert.match(german, 'Wann: Donnerstag, 12. November 2026, 10:00 bis 11:30 Uhr');
  assert.ok(german.split('\n').includes(LINK), 'the link stands alone in its line');
  const english = invitationText({ plan: PLAN, link: LINK, terms, language: 'en' });
  assert.match(english, 'You are invited to the video meeting “Radweg & Hafen”.');
  assert.match(english, LINK);
});

test('nothing but the link is needed', () => {
  const text = invitationText({ plan: EMPTY_PLAN, link: LINK, terms, language: 'de' });
  assert.match(text, 'Sie sind zu einer Videobesprechung eingeladen.');
  assert.not.match(text, 'Wann');
  assert.not.match(text, /\n{3}/);
});

test('whoever is invited learns that there is a passphrase, but not which, and until when to come', () => {
  const plan = { ...EMPTY_PLAN, passphrase: 'k7mq-3xtp-9rwd' };
  for (const language of ['de', 'en'] as const) {
    const text = invitationText({
      plan,
      link: LINK,
      terms: { expiryHour: 498_900, asksPassphrase: true },
      language,
      timeZone: 'Europe/Berlin',
    });
    assert.not.match(text, 'k7mq');
    assert.match(text, language === 'de' ? 'Kennwort' : 'passphrase');
    assert.match(text, language === 'de' ? 'bis Montag, 30. November 2026, 13:00 Uhr' : '13:00');
    assert.not.match(text, language === 'de' ? 'Wer den Link hat' : 'Whoever has the link');
  }
});

test('how long one may join counts from the end of the meeting, or from now without a date', () => {
  const endMs = new Date(2026, 10, 12, 11, 30).getTime();
  const plan = { ...PLAN, joinHours: 24 } as const;
  assert.is(termsOf(plan, 0).expiryHour, Math.ceil(endMs / 3_600_000) + 24);
  assert.is(termsOf({ ...plan, date: '' }, 3_600_001).expiryHour, 2 + 24);
  assert.equal(termsOf(PLAN, 0), { expiryHour: null, asksPassphrase: false });
  assert.is(termsOf({ ...PLAN, passphrase: '  ' }, 0).asksPassphrase, false);
  assert.is(termsOf({ ...PLAN, passphrase: 'x' }, 0).asksPassphrase, true);
});

test('suggested passphrases can be read out, and differ', () => {
  const many = Array.from({ length: 200 }, suggestPassphrase);
  for (const one of many) assert.match(one, /^[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){2}$/);
  assert.is(new Set(many).size, 200);
});

test('the mail draft says the same, whatever characters are in it', () => {
  const options = {
    plan: { ...PLAN, title: 'Größe & "Maß" #1?' },
    link: LINK,
    terms,
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
  const options = { plan: PLAN, link: LINK, terms, language: 'en' } as const;
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
