// Verified stays, newcomers are new, and who was left out is neither.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { confirmMembers, NOBODY_TRUSTED, revokeMembers, trustIn } from './trust.ts';

const test = suite('trust');

test('before any check everybody is unverified', () => {
  assert.is(trustIn(NOBODY_TRUSTED, 'anna'), 'unverified');
});

test('members of a confirmed check are verified, who was left out is not, who comes later is new', () => {
  const trusted = confirmMembers(NOBODY_TRUSTED, ['me', 'anna'], ['anna', 'bent']);
  assert.is(trustIn(trusted, 'anna'), 'verified');
  assert.is(trustIn(trusted, 'bent'), 'unverified');
  assert.is(trustIn(trusted, 'cora'), 'new');
});

test('a check with fewer people takes nothing from the others, and one with more adds to them', () => {
  const first = confirmMembers(NOBODY_TRUSTED, ['me', 'anna', 'bent'], ['anna', 'bent']);
  const second = confirmMembers(first, ['me', 'cora'], ['anna', 'bent', 'cora', 'dora']);
  for (const id of ['anna', 'bent', 'cora']) assert.is(trustIn(second, id), 'verified');
  assert.is(trustIn(second, 'dora'), 'unverified');
  const third = confirmMembers(second, ['me', 'dora'], ['dora']);
  assert.is(trustIn(third, 'dora'), 'verified');
});

test('an alarm takes back the members of that check, and nobody else', () => {
  const first = confirmMembers(NOBODY_TRUSTED, ['me', 'anna', 'bent'], []);
  const alarmed = revokeMembers(first, ['me', 'anna']);
  assert.is(trustIn(alarmed, 'anna'), 'unverified');
  assert.is(trustIn(alarmed, 'bent'), 'verified');
});

test.run();
