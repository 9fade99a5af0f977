import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findPeople, sortPeople } from './people-list.ts';

const test = suite('people-list');

const people = (...names: string[]) =>
  names.map((nameNow, index) => ({
    id: `${nameNow} ${index}`,
    isSelf: index === 0,
    order: index,
    nameNow,
  }));
const names = (list: readonly { nameNow: string }[]) => list.map(({ nameNow }) => nameNow);

test('oneself stands first, the others by name as the language sorts them', () => {
  const list = people('Zoe', 'Özlem', 'anna', 'Otto', 'Gast 10', 'Gast 9', 'Bent');
  assert.equal(names(sortPeople(list, 'de')), [
    'Zoe',
    'anna',
    'Bent',
    'Gast 9',
    'Gast 10',
    'Otto',
    'Özlem',
  ]);
});

test('two of the same name stand in the order of joining, whatever order they come in', () => {
  const list = people('me', 'Gast', 'Gast');
  const ids = sortPeople(list, 'de').map(({ id }) => id);
  assert.equal(ids, ['me 0', 'Gast 1', 'Gast 2']);
  assert.equal(
    sortPeople(list.toReversed(), 'de').map(({ id }) => id),
    ids,
  );
});

test('the search takes parts of names in any order, without case and accents', () => {
  const list = people('Jule Petersen', 'Bérénice Ünal', 'Bent Brodersen', 'Anna Ahlers');
  const cases: [query: string, found: string[]][] = [
    ['', ['Jule Petersen', 'Bérénice Ünal', 'Bent Brodersen', 'Anna Ahlers']],
    ['berenice', ['Bérénice Ünal']],
    ['ERSEN', ['Jule Petersen', 'Bent Brodersen']],
    ['  ahl an ', ['Anna Ahlers']],
    ['.*', []],
  ];
  for (const [query, found] of cases) assert.equal(names(findPeople(list, query)), found, query);
});

test('a hundred people are listed and searched', () => {
  const list = people(...Array.from({ length: 100 }, (_, index) => `Gast ${100 - index}`));
  assert.is(sortPeople(list, 'de')[1]?.nameNow, 'Gast 1');
  assert.is(findPeople(list, 'gast 42').length, 1);
});

test.run();
