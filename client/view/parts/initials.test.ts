// Tests of avatar letters and colors.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { avatarColor, initials } from './initials.ts';

const test = suite('initials');

test('first and last word give the letters', () => {
  assert.is(initials('Jule Petersen'), 'JP');
  assert.is(initials('Anna Maria von Ahlers'), 'AA');
  assert.is(initials('bent'), 'B');
  assert.is(initials('Özlem 中村'), 'Ö中');
});

test('a name without letters gives a question mark', () => {
  assert.is(initials('   '), '?');
  assert.is(initials('!!!'), '?');
});

test('the color depends on the id alone and is one of eight', () => {
  assert.is(avatarColor('a'), 0xe40c292c % 8);
  assert.is(avatarColor(''), 0x811c9dc5 % 8);
  for (const id of ['x', 'yy', 'AAAAAAAAAAAAAAAAAAAAAA']) {
    assert.is(avatarColor(id), avatarColor(id));
    assert.ok(avatarColor(id) >= 0 && avatarColor(id) < 8);
  }
});

test.run();
