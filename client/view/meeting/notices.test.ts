// Tests of how news is gathered into sentences and over time.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeClock } from '../../../test/support/fake-clock.ts';
import { setLocale } from '../../i18n/i18n.ts';
import type { News } from '../../room/room.ts';
import { createAnnouncer, kindOf, sentenceOf } from './notices.ts';

const test = suite('notices');
setLocale('en');

const joined = (name: string): News => ({ type: 'joined', name });
const left = (name: string): News => ({ type: 'left', name });
const text = (words: string): News => ({ type: 'text', text: words, kind: 'hand' });

test('one and two are named, from three on people are counted', () => {
  assert.is(sentenceOf([joined('Anna')]), 'Anna is here.');
  assert.is(sentenceOf([joined('Anna'), joined('Bent')]), 'Anna is here. Bent is here.');
  assert.is(sentenceOf(['A', 'B', 'C'].map(joined)), '3 people are here.');
  assert.is(
    sentenceOf([...['A', 'B', 'C'].map(left), joined('D')]),
    'D is here. 3 people have left.',
  );
});

test('in German as the design says it', () => {
  setLocale('de');
  assert.is(sentenceOf(['A', 'B', 'C'].map(joined)), '3 Personen sind da.');
  setLocale('en');
});

test('of many sentences the latest two are told and the rest is counted', () => {
  const told = sentenceOf(['one.', 'two.', 'three.', 'four.'].map(text));
  assert.is(told, 'three. four. And 2 more notices.');
});

test('without news there is no sentence', () => {
  assert.is(sentenceOf([]), null);
});

test('news of a feature is known by its id, news of the host is always told', () => {
  assert.is(kindOf(text('up')), 'hand');
  assert.is(kindOf({ type: 'text', text: 'off' }), null);
  assert.is(kindOf(joined('Anna')), 'joined');
});

test('the first news is told at once, what follows soon is told together', () => {
  const clock = createFakeClock();
  const told: string[] = [];
  const life = new AbortController();
  const announce = createAnnouncer(
    { clock, paceMs: () => 3_000, tell: (news) => told.push(sentenceOf(news) ?? '') },
    life.signal,
  );
  announce(joined('Anna'));
  assert.equal(told, ['Anna is here.']);
  for (const name of ['Bent', 'Cora', 'Dirk']) {
    clock.advance(500);
    announce(joined(name));
  }
  assert.is(told.length, 1);
  clock.advance(1_500);
  assert.equal(told.slice(1), ['3 people are here.']);
  clock.advance(3_000);
  announce(left('Anna'));
  assert.equal(told.slice(2), ['Anna has left.']);
  life.abort();
});

test('nothing is told after the meeting', () => {
  const clock = createFakeClock();
  const told: (readonly News[])[] = [];
  const life = new AbortController();
  const announce = createAnnouncer(
    { clock, paceMs: () => 3_000, tell: (news) => told.push(news) },
    life.signal,
  );
  announce(joined('Anna'));
  announce(joined('Bent'));
  life.abort();
  clock.advance(10_000);
  assert.is(told.length, 1);
});

test.run();
