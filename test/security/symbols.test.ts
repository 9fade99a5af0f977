// The symbols are as many as the protocol says, without doubles, and as PROTOCOL.md prints them.
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYMBOL_COUNT } from '../../client/signaling/phrase.ts';
import { symbols } from '../../client/i18n/symbols.ts';

const test = suite('symbols');

test('there is one word for each number, and no word twice', () => {
  for (const words of [symbols.de, symbols.en]) {
    assert.is(words.length, SYMBOL_COUNT);
    assert.is(new Set(words).size, SYMBOL_COUNT);
  }
});

test('PROTOCOL.md has the same words under the same numbers', () => {
  const text = readFileSync('PROTOCOL.md', 'utf8');
  const printed = [...text.matchAll(/(\d+) (\p{Ll}+) (\p{Lu}\p{L}+)/gu)].map(
    ([, number, english, german]) => ({ number: Number(number), english, german }),
  );
  for (const [number, german] of symbols.de.entries()) {
    const english = symbols.en[number];
    assert.ok(
      printed.some(
        (each) => each.number === number && each.german === german && each.english === english,
      ),
      `${number} ${english} ${german}`,
    );
  }
});

test.run();
