// Writes the reference of docs/embedding.md anew from client/embed/api.ts; a test says when it is old.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withReference } from './embed-reference/reference.mjs';
import { root } from './root.mjs';

const path = join(root, 'docs/embedding.md');
const types = readFileSync(join(root, 'client/embed/api.ts'), 'utf8');
writeFileSync(path, withReference(readFileSync(path, 'utf8'), types));
console.log('Wrote docs/embedding.md.');
