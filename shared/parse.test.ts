// The parsers let pass what fits, and nothing else, whatever they are fed.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  array,
  boolean,
  integer,
  json,
  literal,
  object,
  optional,
  pattern,
  string,
  union,
} from './parse.ts';

const test = suite('parse');

const person = object({ name: string(5, 1), age: optional(integer(0, 150)) });
const event = union({
  say: object({ text: string(10) }),
  move: object({ to: array(integer(0, 9), 2) }),
});

const passing: [string, unknown, unknown][] = [
  ['a text', string(3)('abc'), 'abc'],
  ['a pattern', pattern(/^[a-z]+$/)('abc'), 'abc'],
  ['a number', integer(-1, 1)(-1), -1],
  ['false', boolean(false), false],
  ['a constant', literal('a', 2, null)(null), null],
  ['an empty list', array(boolean, 1)([]), []],
  ['an object', person({ name: 'Ada', age: 36 }), { name: 'Ada', age: 36 }],
  ['an object without what may be missing', person({ name: 'Ada' }), { name: 'Ada' }],
  ['an object without its unknown fields', person({ name: 'Ada', x: 1 }), { name: 'Ada' }],
  ['one of several shapes', event({ type: 'move', to: [1, 2] }), { type: 'move', to: [1, 2] }],
  ['JSON', json(person)('{"name":"Ada"}'), { name: 'Ada' }],
];
for (const [name, result, expected] of passing) {
  test(`lets pass ${name}`, () => assert.equal(result, expected));
}

const failing: [string, unknown][] = [
  ['a long text', string(3)('abcd')],
  ['a short text', string(3, 1)('')],
  ['a text off the pattern', pattern(/^[a-z]+$/)('aB')],
  ['a fraction', integer(0, 9)(1.5)],
  ['a large number', integer(0, 9)(10)],
  ['no number', integer(0, 9)(Number.NaN)],
  ['a number as text', integer(0, 9)('1')],
  ['a word for true', boolean('true')],
  ['another constant', literal('a')('b')],
  ['a long list', array(boolean, 1)([true, true])],
  ['a list with one bad item', array(boolean, 9)([true, 1])],
  ['a list-like object', array(boolean, 9)({ length: 0 })],
  ['an object without a field', person({ age: 1 })],
  ['an object with a bad optional field', person({ name: 'Ada', age: -1 })],
  ['a field of the prototype', object({ toString: string(99) })({})],
  ['an unknown shape', event({ type: 'jump' })],
  ['a shape of the prototype', event({ type: 'toString' })],
  ['a shape without a type', event({ text: 'x' })],
  ['broken JSON', json(person)('{"name":')],
];
for (const [name, result] of failing) {
  test(`drops ${name}`, () => assert.is(result, undefined));
}

test('never throws, whatever comes', () => {
  const junk = [
    undefined,
    null,
    0,
    '',
    [],
    {},
    Symbol('x'),
    1n,
    () => 0,
    new Date(),
    Object.create(null),
  ];
  const parsers = [string(1), integer(0, 1), boolean, literal(1), array(boolean, 1), person, event];
  for (const parse of parsers) for (const input of junk) parse(input);
});

test('a field named __proto__ changes no prototype', () => {
  const parsed = json(object({ name: string(5) }))('{"name":"Ada","__proto__":{"admin":true}}');
  assert.is((parsed as { admin?: boolean } | undefined)?.admin, undefined);
});

test.run();
