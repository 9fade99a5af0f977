// Lists the packages that are really inside a bundle, in the words of CycloneDX 1.6; the same bytes at every build.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.mjs';

/** @typedef {{ name: string, version: string, license?: string }} Manifest */
/** @typedef {{ integrity?: string }} Locked */

/**
 * Neither a time nor a random serial number is in it, so that two builds agree.
 * @param {object} bundle
 * @param {'client' | 'relay'} bundle.part
 * @param {import('esbuild').Metafile} bundle.metafile
 * @param {Record<string, string>} [bundle.properties] what else is to be known, by name
 * @returns {string} JSON
 */
export function sbomOf({ part, metafile, properties = {} }) {
  const own = manifest('package.json');
  /** @type {{ packages: Record<string, Locked> }} */
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const folders = bundledPackages(metafile);
  const self = `schnack-${part}@${own.version}`;
  const refs = new Map(
    folders.map((folder) => {
      const { name, version } = manifest(`${folder}/package.json`);
      return [folder, purl(name, version)];
    }),
  );
  const edges = packageEdges(metafile);
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': self,
        name: `schnack-${part}`,
        version: own.version,
        ...licenses(own.license),
        properties: Object.entries(properties).map(([name, value]) => ({
          name: `schnack:${name}`,
          value,
        })),
      },
    },
    components: folders.map((folder) => component(folder, lock.packages[folder])),
    dependencies: ['', ...folders].map((folder) => ({
      ref: refs.get(folder) ?? self,
      dependsOn: [...(edges.get(folder) ?? [])].flatMap((to) => refs.get(to) ?? []).sort(),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * Folders of the packages that left at least one byte in the bundle, sorted.
 * @param {import('esbuild').Metafile} metafile
 */
export function bundledPackages({ outputs }) {
  const folders = new Set(
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
        bytesInOutput > 0 ? (packageFolder(path) ?? []) : [],
      ),
    ),
  );
  return [...folders].sort();
}

/** Who imports whom; our own code is ''. @param {import('esbuild').Metafile} metafile */
function packageEdges({ inputs }) {
  /** @type {Map<string, Set<string>>} */
  const edges = new Map();
  for (const [path, { imports }] of Object.entries(inputs)) {
    const from = packageFolder(path) ?? '';
    for (const { path: imported } of imports) {
      const to = packageFolder(imported);
      if (to === null || to === from) continue;
      edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  }
  return edges;
}

/** @param {string} path of an input @returns {string | null} null for code of our own */
function packageFolder(path) {
  return /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null;
}

/** @param {string} folder @param {Locked | undefined} locked */
function component(folder, locked) {
  const { name, version, license } = manifest(`${folder}/package.json`);
  const [algorithm, digest] = locked?.integrity?.split('-') ?? [];
  const hashes =
    algorithm === 'sha512' && digest !== undefined
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] }
      : {};
  return {
    type: 'library',
    'bom-ref': purl(name, version),
    name,
    version,
    ...licenses(license),
    ...hashes,
    purl: purl(name, version),
  };
}

/** @param {string | undefined} license an SPDX id or expression */
function licenses(license) {
  if (license === undefined) return {};
  return {
    licenses: [/\s/.test(license) ? { expression: license } : { license: { id: license } }],
  };
}

/** @param {string} name @param {string} version */
function purl(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** @param {string} path @returns {Manifest} */
function manifest(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}
