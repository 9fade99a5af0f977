// Runs browser tests alone: `node scripts/run.mjs e2e [part of a path …]`.
import { runBrowserTests } from './browser-tests.mjs';

const sum = await runBrowserTests(process.argv.slice(2));
console.log(`${sum.passed} passed, ${sum.failed} failed`);
if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1;
