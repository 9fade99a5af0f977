// What somebody is told when a host changed their part.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hosting } from '../../i18n/hosting.ts';
import { setLocale } from '../../i18n/i18n.ts';
import { roleNews, type OwnPart } from './role-news.ts';

const test = suite('role news');
test.before(() => setLocale('en'));

const guest: OwnPart = { role: 'guest', isMuted: false };
const muted: OwnPart = { role: 'guest', isMuted: true };
const cohost: OwnPart = { role: 'cohost', isMuted: false };

test('a new co-host hears what that means, and when it is over', () => {
  assert.is(roleNews(guest, cohost, true), hosting.en.nowCohost);
  assert.is(roleNews(cohost, guest, true), hosting.en.noLongerCohost);
});

test('who may not unmute alone hears when a host lets them speak', () => {
  assert.is(roleNews(muted, guest, false), hosting.en.youMaySpeak);
  assert.is(roleNews(muted, guest, true), null);
});

test('being muted is no passing news, because a line says it as long as it lasts', () => {
  assert.is(roleNews(guest, muted, false), null);
});

test.run();
