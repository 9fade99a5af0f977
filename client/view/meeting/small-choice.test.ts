// Tests of who is shown in the small window.
import { signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Participant } from '../../room/participant.ts';
import { smallChoice } from './small-choice.ts';

const test = suite('small choice');

// Only what the choice reads.
const person = (id: string, screen = false) =>
  ({ id, screen: signal(screen) }) as unknown as Participant;
const self = person('self');
const others = ['a', 'b', 'c'].map((id) => person(id));
const chosen = (people: readonly Participant[], recent: readonly string[]) =>
  smallChoice(self, people, recent).map(({ id }) => id);

test('alone, one sees oneself', () => {
  assert.equal(chosen([], []), ['self']);
});

test('the first two, or who spoke last, in the order of joining', () => {
  assert.equal(chosen(others, []), ['a', 'b']);
  assert.equal(chosen(others, ['c', 'self']), ['a', 'c']);
  assert.equal(chosen(others, ['c', 'b', 'a']), ['b', 'c']);
});

test('a shared screen has the window to itself', () => {
  assert.equal(chosen([...others, person('d', true)], ['a']), ['d']);
});

test.run();
