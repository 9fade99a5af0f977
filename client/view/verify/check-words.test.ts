// Who is waited for, and what each end of a check says in both languages.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { signal } from '@preact/signals';
import { locale, setLocale } from '../../i18n/i18n.ts';
import type { Participant } from '../../room/participant.ts';
import type { CheckFault, CheckState } from '../../room/verification.ts';
import { alarmText, faultText, isAlarm, namesOf, waitedFor } from './check-words.ts';

const test = suite('check words');
const before = locale.peek();
test.after(() => setLocale(before));

/** As much of a person as sentences need. */
const person = (id: string, name: string) => ({ id, name: signal(name) }) as Participant;
const people = {
  self: person('me', 'Me'),
  others: signal([person('anna', 'Anna Ahlers'), person('bent', 'Bent Brodersen')]),
};

const mapOf = (ids: string[]) => new Map(ids.map((id) => [id, 'x']));

function running(committed: string[], told: string[]): CheckState {
  return {
    type: 'running',
    check: 'c',
    members: ['anna', 'bent', 'me'],
    room: 'r',
    starter: null,
    committed: true,
    commitments: mapOf(committed),
    nonces: mapOf(told),
  };
}

function failed(fault: CheckFault, whom: string[]) {
  return {
    type: 'failed',
    check: 'c',
    members: ['anna', 'bent', 'me'],
    starter: null,
    fault,
    whom,
  } as const;
}

test('first those are waited for who have not committed, then those who have not told', () => {
  assert.equal(namesOf(waitedFor(running(['anna'], [])), people), ['Bent Brodersen']);
  assert.equal(namesOf(waitedFor(running(['anna', 'bent'], ['bent'])), people), ['Anna Ahlers']);
  assert.equal(waitedFor({ type: 'idle' }), []);
});

test('each fault has a sentence in both languages, and names whom it is about', () => {
  for (const language of ['de', 'en'] as const) {
    setLocale(language);
    for (const fault of ['silent', 'left', 'refused'] as const) {
      const sentence = faultText(failed(fault, ['bent']), people);
      assert.ok(sentence.includes('Bent Brodersen'), `${language} ${fault}: ${sentence}`);
    }
    for (const fault of ['stranger', 'mismatch', 'differs'] as const) {
      assert.ok(faultText(failed(fault, ['bent']), people).length > 20);
    }
  }
});

test('who is gone by then is somebody', () => {
  setLocale('en');
  assert.ok(faultText(failed('left', ['cora']), people).startsWith('Somebody: left'));
});

test('being asked too often here and there are two sentences', () => {
  const here = faultText(failed('refused', ['me']), people);
  assert.is.not(here, faultText(failed('refused', ['anna']), people));
});

test('only a cheat and a difference are alarms, and a difference says who found it', () => {
  for (const fault of ['silent', 'left', 'stranger', 'refused'] as const) {
    assert.not(isAlarm(failed(fault, [])), fault);
  }
  assert.ok(isAlarm(failed('mismatch', [])));
  assert.ok(isAlarm(failed('differs', [])));
  setLocale('en');
  assert.is(alarmText(failed('differs', ['bent']), people), 'Bent Brodersen says so.');
  assert.is(alarmText(failed('differs', []), people), '');
});

test.run();
