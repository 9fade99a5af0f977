// Finds programs on this machine, and installs packages through apt where that is possible.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {object} Program
 * @property {string} variable of the environment, which names it in another place
 * @property {readonly string[]} names
 * @property {readonly string[]} [places] full paths outside of the usual folders
 */

/** @param {Program} program @returns {string | null} its path */
export function findProgram({ variable, names, places = [] }) {
  const given = process.env[variable];
  if (given) return given;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    ...['/usr/bin', ...folders].flatMap((folder) => names.map((name) => join(folder, name))),
    ...places,
  ];
  return candidates.find(isProgram) ?? null;
}

/** Nothing happens where one may not, or where there is no apt. @param {string[]} packages */
export function installPackages(packages) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`Installing ${packages.join(' and ')} …`);
  for (const command of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    spawnSync('apt-get', command, { stdio: 'inherit', env });
  }
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
