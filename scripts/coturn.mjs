// Finds coturn on this machine, and installs it through apt where that is possible; tests of TURN need it.
import { findProgram, installPackages } from './programs.mjs';

const program = { variable: 'TURNSERVER_PATH', names: ['turnserver'] };

/** @returns {string | null} the path of turnserver */
export function findCoturn() {
  return findProgram(program);
}

/**
 * For the environment of tests. Where coturn cannot be installed it says so, and the tests that need it
 * fail with the same sentence.
 * @returns {Record<string, string>}
 */
export function ensureCoturn() {
  if (findCoturn() === null) installPackages(['coturn']);
  const path = findCoturn();
  if (path !== null) return { [program.variable]: path };
  console.error(COTURN_MISSING);
  return {};
}

export const COTURN_MISSING =
  'Tests of TURN need coturn, but turnserver is missing. ' +
  'Install it (Debian: apt-get install coturn), or set TURNSERVER_PATH to the program.';
