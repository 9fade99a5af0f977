// Everything that needs no browser, in well under 20 seconds: types, lint, format, layers, unit tests, size.
import { runCheck } from './check-parts.mjs';

const { failed } = await runCheck();
if (failed > 0) process.exitCode = 1;
