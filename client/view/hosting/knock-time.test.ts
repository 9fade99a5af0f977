// How long somebody waits, in words.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { setLocale } from '../../i18n/i18n.ts';
import { waitedText } from './knock-time.ts';

const test = suite('knock time');

test('seconds, then minutes, in both languages', () => {
  setLocale('de');
  assert.is(waitedText(20_400), 'Wartet seit 20 Sekunden');
  assert.is(waitedText(-5), 'Wartet seit 1 Sekunde');
  setLocale('en');
  assert.is(waitedText(59_999), 'Waiting for 59 seconds');
  assert.is(waitedText(60_000), 'Waiting for 1 minute');
  assert.is(waitedText(200_000), 'Waiting for 3 minutes');
});

test.run();
