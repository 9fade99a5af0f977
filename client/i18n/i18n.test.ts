// Tests of the choice of language and of the completeness of both tables.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CLOSE_CODES } from '../../shared/close-codes.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { help } from './help.ts';
import { chooseLocale, locale, setLocale, t } from './i18n.ts';

const test = suite('i18n');

test('the first language that we speak wins, whatever its region', () => {
  assert.is(chooseLocale([null, 'fr-FR', 'de-AT', 'en']), 'de');
  assert.is(chooseLocale(['en', 'de']), 'en');
  assert.is(chooseLocale(['EN-gb']), 'en');
});

test('somebody whose languages we do not speak gets English', () => {
  assert.is(chooseLocale(['fr', null, undefined, '']), 'en');
});

test('a change of language changes the strings at once', () => {
  setLocale('de');
  assert.is(locale.value, 'de');
  assert.is(t().bar.leave, 'Verlassen');
  setLocale('en');
  assert.is(t().bar.leave, 'Leave');
});

test('every reason of the relay has a sentence in both languages', () => {
  for (const reason of [...Object.keys(CLOSE_CODES), 'unreachable']) {
    assert.ok(reason in de.refusal, reason);
    assert.ok(reason in en.refusal, reason);
  }
});

test('no string is empty, and both languages have the same number of help sections', () => {
  const check = (value: unknown, path: string): void => {
    if (typeof value === 'string') assert.ok(value.trim().length > 0, path);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) check(inner, `${path}.${key}`);
  };
  check(de, 'de');
  check(en, 'en');
  check(help, 'help');
  assert.is(help.de.sections.length, help.en.sections.length);
});

test('a visible word of the bar is contained in the accessible name', () => {
  for (const table of [de, en])
    assert.ok(table.bar.share.toLowerCase().includes(table.bar.shareWord.toLowerCase()));
});

test.run();
