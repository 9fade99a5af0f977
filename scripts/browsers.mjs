// Finds Chromium and Firefox on this machine, and installs them through apt where that is possible.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const wanted = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    places: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    debianPackage: 'chromium',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    names: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    debianPackage: 'firefox-esr',
  },
};

/** @typedef {keyof typeof wanted} BrowserName */

/** @param {BrowserName} browser @returns {string | null} the path of the program */
export function findBrowser(browser) {
  const { variable, names, places } = wanted[browser];
  const given = process.env[variable];
  if (given) return given;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    ...['/usr/bin', ...folders].flatMap((folder) => names.map((name) => join(folder, name))),
    ...places,
  ];
  return candidates.find(isProgram) ?? null;
}

/**
 * Both browsers, installed when missing; ends the process with a sentence when that is impossible.
 * @returns {{ CHROMIUM_PATH: string, FIREFOX_PATH: string }} to be added to the environment of tests
 */
export function ensureBrowsers() {
  const browsers = /** @type {BrowserName[]} */ (Object.keys(wanted));
  const missing = browsers.filter((browser) => !findBrowser(browser));
  if (missing.length > 0) installPackages(missing.map((browser) => wanted[browser].debianPackage));
  const chromium = findBrowser('chromium');
  const firefox = findBrowser('firefox');
  if (chromium && firefox) return { CHROMIUM_PATH: chromium, FIREFOX_PATH: firefox };
  console.error(
    `The browser tests need Chromium and Firefox, but ${missing.join(' and ')} is missing. ` +
      'Install it, or set CHROMIUM_PATH and FIREFOX_PATH to the programs.',
  );
  return process.exit(1);
}

/** @param {string[]} packages */
function installPackages(packages) {
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
