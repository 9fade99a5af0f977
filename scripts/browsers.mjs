// Finds Chromium and Firefox on this machine, and installs them through apt where that is possible.
import { findProgram, installPackages } from './programs.mjs';

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
  return findProgram(wanted[browser]);
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
