// The lock file names the programs of every platform, or `npm ci` would refuse it on a fresh clone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isInstalled } from '../../scripts/install.mjs';
import { root } from '../../scripts/root.mjs';

const lock = suite('lock');

interface LockedPackage {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

lock('every optional dependency has an entry, also when the registry did not offer it', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    ),
  );
  assert.equal(missing, []);
});

lock('what is installed is what is locked', () => {
  assert.ok(isInstalled());
});

lock.run();
