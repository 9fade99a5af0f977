import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFeatureMeeting } from '../../../test/support/feature-meeting.ts';
import { idOf } from '../../../test/support/memory-carrier.ts';
import hand from './index.tsx';
import { nextPlace, orderHands } from './model.ts';

const test = suite('hand');

test('hands are ordered by place, ties by participant id', () => {
  const hands = new Map([
    ['c', { place: 2 }],
    ['b', { place: 1 }],
    ['a', { place: 2 }],
  ]);
  assert.equal(orderHands(hands), ['b', 'a', 'c']);
  assert.is(nextPlace(hands), 3);
  assert.is(nextPlace(new Map()), 1);
});

test('everybody hears who raises a hand, but not of the own', () => {
  const meeting = createFeatureMeeting(() => [hand]);
  const [anna, bent] = [meeting.join('anna'), meeting.join('bent')];
  bent.locale.value = 'de';
  anna.entry('hand').press();
  meeting.settle();
  assert.is(anna.entry('hand').pressed?.(), true);
  assert.is(bent.entry('hand').pressed?.(), false);
  assert.equal(anna.announced, []);
  assert.equal(bent.announced, ['anna meldet sich.']);
});

test('a hand that goes down and up again is announced again', () => {
  const meeting = createFeatureMeeting(() => [hand]);
  const [anna, bent] = [meeting.join('anna'), meeting.join('bent')];
  for (let press = 0; press < 3; press += 1) {
    anna.entry('hand').press();
    meeting.settle();
  }
  assert.is(bent.announced.length, 2);
});

test('nonsense in the name of a hand is not heard', () => {
  const meeting = createFeatureMeeting(() => [hand]);
  const [anna, bent] = [meeting.join('anna'), meeting.join('bent')];
  for (const value of [{ place: 0 }, { place: '1' }, { place: 1e9 }, 'up', [], null]) {
    const text = JSON.stringify({ type: 'presence', body: { count: 1, value } });
    meeting.inject(anna.id, bent.id, 'f/hand', text);
  }
  assert.is(anna.id, idOf('anna'));
  assert.equal(bent.announced, []);
});

test('the accessible name of the button contains the visible word in both languages', () => {
  for (const { raise, word } of Object.values(hand.strings)) assert.ok(raise.includes(word));
  assert.is(hand.strings.en.raise, 'Raise hand');
});

test.run();
