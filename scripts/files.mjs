// Finds the files of the repository by folder and name.
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './root.mjs';

/**
 * All files below some folders, sorted, as paths relative to the root with forward slashes.
 * A folder that does not exist yet has no files.
 * @param {string[]} folders
 * @param {RegExp} name matched against the relative path
 * @param {string} [base] where the folders lie; the repository unless told otherwise
 */
export function findFiles(folders, name, base = root) {
  return folders
    .flatMap((folder) => listFolder(join(base, folder)))
    .map((path) => relative(base, path).split(sep).join('/'))
    .filter((path) => name.test(path))
    .sort();
}

/** @param {string} folder @returns {string[]} */
function listFolder(folder) {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return [];
    throw error;
  }
  return entries.flatMap((entry) => {
    if (entry.name === 'node_modules') return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFolder(path) : [path];
  });
}
