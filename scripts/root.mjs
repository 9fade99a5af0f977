// The folder of the repository, wherever a script was started from, also when a test has bundled it.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** @param {string} folder @returns {string} */
function rootAbove(folder) {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}
