// Refuses imports that go up or sideways, files that are too long, and words of the wrong layer.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFiles } from './files.mjs';
import { checkFile } from './layer-rules.mjs';
import { root } from './root.mjs';

const files = findFiles(['shared', 'relay', 'client', 'test', 'scripts'], /\.(tsx?|mjs)$/);
const findings = files.flatMap((file) => checkFile(file, readFileSync(join(root, file), 'utf8')));
for (const { file, text, isFatal } of findings) {
  console.error(`${isFatal ? 'error  ' : 'warning'} ${file}: ${text}`);
}
const errors = findings.filter(({ isFatal }) => isFatal).length;
console.log(`${files.length} files, ${errors} against the layers`);
if (errors > 0) process.exitCode = 1;
