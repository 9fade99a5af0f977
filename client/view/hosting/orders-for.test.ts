// Who may order what about whom.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Role } from '../../room/moderation.ts';
import { ordersFor } from './orders-for.ts';

const test = suite('orders for a person');

const CASES: [own: Role, theirs: Role, orders: string[]][] = [
  ['guest', 'guest', []],
  ['guest', 'host', []],
  ['cohost', 'guest', ['mute', 'remove']],
  ['cohost', 'cohost', ['mute']],
  ['cohost', 'host', []],
  ['host', 'guest', ['mute', 'makeCohost', 'remove']],
  ['host', 'cohost', ['mute', 'revokeCohost', 'remove']],
  ['host', 'host', ['mute']],
];

test('a menu offers what the own part allows about the other part', () => {
  for (const [own, theirs, orders] of CASES)
    assert.equal(
      [...ordersFor({ own, theirs, isSelf: false, isMuted: false })],
      orders,
      `${own} about ${theirs}`,
    );
});

test('about oneself nobody orders anything', () => {
  assert.equal([...ordersFor({ own: 'host', theirs: 'host', isSelf: true, isMuted: false })], []);
});

test('who is muted can be let speak instead', () => {
  const [first] = ordersFor({ own: 'host', theirs: 'guest', isSelf: false, isMuted: true });
  assert.is(first, 'letSpeak');
});

test.run();
