// base64url against Node's own, and its refusals.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fromBase64url, toBase64url } from './base64url.ts';

const test = suite('base64url');

test('writes and reads every length as others do', () => {
  for (let length = 0; length < 70; length++) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 151 + length * 7) & 255);
    const text = Buffer.from(bytes).toString('base64url');
    assert.is(toBase64url(bytes), text);
    assert.equal(fromBase64url(text), bytes);
  }
});

for (const text of ['A', 'AAAAA', 'AA==', 'A+/A', 'AA A', 'AB', 'AAB', 'ÄÄÄÄ', '😀😀']) {
  test(`"${text}" is no base64url`, () => assert.is(fromBase64url(text), null));
}

test.run();
