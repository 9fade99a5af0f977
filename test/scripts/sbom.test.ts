// The lists of what is inside: valid CycloneDX, true to the lock file, and only what is really in the bundle.
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { bundleClient } from '../../scripts/build/client.mjs';
import { sboms } from '../../scripts/build/dist.mjs';
import { bundleRelay } from '../../scripts/build/relay.mjs';
import { sbomOf } from '../../scripts/build/sbom.mjs';
import {
  array,
  integer,
  json,
  literal,
  object,
  optional,
  pattern,
  string,
} from '../../shared/parse.ts';

const test = suite('sbom');
let texts = new Map<string, string>();
test.before(async () => {
  const [client, relay] = await Promise.all([bundleClient(), bundleRelay()]);
  texts = new Map(sboms(client.metafile, relay.metafile, 'build'));
});

const licenses = array(object({ license: object({ id: pattern(/^[A-Za-z0-9.+-]+$/) }) }), 1);
/** What CycloneDX 1.6 demands of the parts that we use. */
const parseSbom = json(
  object({
    bomFormat: literal('CycloneDX'),
    specVersion: literal('1.6'),
    version: integer(1, 1),
    metadata: object({
      component: object({
        type: literal('application'),
        'bom-ref': string(100, 1),
        name: string(100, 1),
        version: string(20, 1),
        licenses,
        properties: array(object({ name: string(50, 1), value: string(100, 1) }), 5),
      }),
    }),
    components: array(
      object({
        type: literal('library'),
        'bom-ref': string(100, 1),
        name: string(100, 1),
        version: pattern(/^\d+\.\d+\.\d+$/),
        licenses: optional(licenses),
        hashes: array(object({ alg: literal('SHA-512'), content: pattern(/^[0-9a-f]{128}$/) }), 1),
        purl: pattern(/^pkg:npm\/(%40[\w-]+\/)?[\w.-]+@[\w.-]+$/),
      }),
      100,
    ),
    dependencies: array(
      object({ ref: string(100, 1), dependsOn: array(string(100, 1), 100) }),
      101,
    ),
  }),
);

function read(part: 'client' | 'relay'): NonNullable<ReturnType<typeof parseSbom>> {
  const sbom = parseSbom(texts.get(`sbom/${part}.cdx.json`) ?? '');
  assert.ok(sbom, `${part} has the shape of CycloneDX`);
  return sbom;
}

interface Lock {
  packages: Record<string, { version: string; integrity: string; license: string }>;
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

for (const part of ['client', 'relay'] as const) {
  test(`the one of the ${part} agrees with the lock file, and refers only to what it lists`, () => {
    const { metadata, components, dependencies } = read(part);
    for (const { name, version, hashes, licenses: named } of components) {
      const locked = lock.packages[`node_modules/${name}`];
      assert.is(version, locked?.version, name);
      const digest = Buffer.from(hashes[0]?.content ?? '', 'hex').toString('base64');
      assert.is(`sha512-${digest}`, locked?.integrity, name);
      assert.is(named?.[0]?.license.id, locked?.license, name);
    }
    const refs = [
      metadata.component['bom-ref'],
      ...components.map((component) => component['bom-ref']),
    ];
    assert.is(new Set(refs).size, refs.length, 'each is listed once');
    assert.equal(dependencies.map(({ ref }) => ref).sort(), refs.toSorted());
    for (const { dependsOn } of dependencies) {
      for (const ref of dependsOn) assert.ok(refs.includes(ref), ref);
    }
  });
}

test('each package has its notice, with this version and license', () => {
  const notices = readFileSync('docs/third-party-notices.txt', 'utf8');
  for (const [part, place] of [
    ['client', 'in the client'],
    ['relay', 'in relay.js'],
  ] as const) {
    const { components } = read(part);
    assert.ok(components.length > 0);
    for (const { name, version, licenses: named } of components) {
      const line = `\n${name} ${version} (${named?.[0]?.license.id}), ${place}\n`;
      assert.ok(notices.includes(line), line.trim());
    }
  }
});

test('what was imported but left no byte is not listed', () => {
  const output = { imports: [], exports: [], bytes: 9 };
  const text = sbomOf({
    part: 'client',
    metafile: {
      inputs: {},
      outputs: {
        'a.js': {
          ...output,
          inputs: {
            'node_modules/preact/dist/preact.mjs': { bytesInOutput: 9 },
            'node_modules/lucide/dist/esm/icons/x.js': { bytesInOutput: 0 },
            'client/app/main.tsx': { bytesInOutput: 9 },
          },
        },
      },
    },
  });
  assert.equal(
    parseSbom(text)?.components.map(({ name }) => name),
    ['preact'],
  );
});

test.run();
