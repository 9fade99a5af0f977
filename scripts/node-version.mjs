// Ends the process with one clear sentence when Node is too old to run the scripts.

/**
 * @param {number} minimum the lowest major version that works
 */
export function requireNode(minimum) {
  if (Number(process.versions.node.split('.')[0]) >= minimum) return;
  console.error(
    'Schnack needs Node.js ' + minimum + ' or newer, but this is ' + process.versions.node + '.',
  );
  process.exit(1);
}
