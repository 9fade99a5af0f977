// The whole test run: all that needs no browser, then the tests in real browsers. Its last line is the sum.
import { runBrowserTests } from './browser-tests.mjs';
import { ensureBrowsers } from './browsers.mjs';
import { runCheck } from './check-parts.mjs';

const startMs = performance.now();
// Before the long part, so that a missing browser is told at once.
Object.assign(process.env, ensureBrowsers());
const check = await runCheck({ whole: true });
const browser = await runBrowserTests([]).catch((error) => {
  console.error('The browser tests could not run:', error);
  return { passed: 0, failed: 1 };
});
const failed = check.failed + browser.failed;
console.log(`The whole run took ${Math.round((performance.now() - startMs) / 1000)} s.`);
console.log(`${check.passed + browser.passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
