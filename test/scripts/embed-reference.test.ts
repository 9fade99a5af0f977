// The reference of the embed API is made from its types, and up to date.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { COMMANDS } from '../../client/embed/commands.ts';
import { FRAME_EVENTS } from '../../client/embed/from-frame.ts';
import { withReference } from '../../scripts/embed-reference/reference.mjs';
import { root } from '../../scripts/root.mjs';

const test = suite('embed reference');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const document = read('docs/embedding.md');

test('it is what the types say; otherwise: npm run embed:reference', () => {
  assert.ok(withReference(document, read('client/embed/api.ts')) === document, 'it is old');
});

test('every command and event is in it', () => {
  for (const name of Object.keys(COMMANDS)) assert.match(document, `\`${name}(`);
  for (const name of FRAME_EVENTS) assert.match(document, `| \`${name}: `);
});

test.run();
