// Runs what crosses layers and needs no browser: meshes in memory, relays on real sockets, forgeries, builds.
import { findFiles } from './files.mjs';
import { concludeTests, runNodeTests } from './node-tests.mjs';

/** Whole builds and long meetings first, so that short ones fill the gaps at the end. */
const longest = /\/(wishes|relay|members|orders|build|verify)\.test/;
const files = findFiles(['test'], /\.test\.tsx?$/).sort(
  (one, other) => Number(longest.test(other)) - Number(longest.test(one)),
);
concludeTests(await runNodeTests(files));
