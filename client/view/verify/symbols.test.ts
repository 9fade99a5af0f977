// Each number of the phrase has a drawing of its own.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { familiarDrawings } from './familiar-drawings.ts';
import { drawings, symbols } from './symbol-drawings.ts';

const test = suite('symbols of the phrase');

test('each word has one drawing, and there is none without a word', () => {
  const drawn = [...Object.keys(drawings), ...Object.keys(familiarDrawings)];
  assert.equal(drawn.toSorted(), [...symbols.en].toSorted());
});

test('no drawing is used twice', () => {
  const all = [...Object.values(drawings), ...Object.values(familiarDrawings)];
  assert.is(new Set(all).size, symbols.en.length);
});

test.run();
