// Tests of the name on the plate.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plateName } from './plate-name.ts';

const test = suite('plate name');

test('a narrow tile has room for the first name alone', () => {
  assert.is(plateName('Anna Ahlers', 150), 'Anna Ahlers');
  assert.is(plateName('Anna Ahlers', 149), 'Anna');
  assert.is(plateName(' Anna ', 100), 'Anna');
  assert.is(plateName('', 100), '');
});

test.run();
